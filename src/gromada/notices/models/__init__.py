"""What is said to people: mails on their way, and messages in their inbox."""

from gromada.notices.models.mail import Attachment, Mail
from gromada.notices.models.notice import Notice

__all__ = ["Attachment", "Mail", "Notice"]
