"""Contrast as WCAG 2.2 defines it, and how colours look to people with each colour vision.

Machado, Oliveira & Fernandes (2009), full severity; distances in OKLab (Ottosson 2020).
"""

import re
from pathlib import Path

import numpy as np

TOKENS = Path(__file__).resolve().parents[2] / "src/gromada/ui/static/ui/tokens.css"

VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> np.ndarray:
    """«#17603f» as light: three numbers from 0 to 1."""
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(
        float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, vision: str) -> float:
    """How far apart two colours look, in hundredths of OKLab's way from black to white."""

    def seen(colour: str) -> np.ndarray:
        return np.cbrt(LMS @ np.clip(VISION[vision] @ linear(colour), 0, 1)) @ LAB.T

    return 100 * float(np.linalg.norm(seen(one) - seen(other)))


def declared(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme: the light ones, and what the others change of them."""
    css = TOKENS.read_text(encoding="utf-8")
    blocks = re.split(r"@media ", css)
    light = declared(blocks[0])
    media = {block.partition(" {")[0]: declared(block) for block in blocks[1:]}
    dark = light | media["(prefers-color-scheme: dark)"]
    more = media["(prefers-contrast: more)"]
    return {
        "light": light,
        "dark": dark,
        "contrast": light | more,
        "dark contrast": dark
        | more
        | media["(prefers-contrast: more) and (prefers-color-scheme: dark)"],
        "print": light | media["print"],
    }
