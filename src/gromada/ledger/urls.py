"""Where the pages of the public record are, and its files for machines."""

from django.urls import path

from gromada.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.entry_list, name="entry_list"),
    path("entries/<int:pk>/", views.entry_detail, name="entry_detail"),
    path("entries/<int:pk>/proof.json", views.entry_proof, name="entry_proof"),
    path("checkpoint/", views.checkpoint_detail, name="checkpoint_detail"),
    path("checkpoint.txt", views.checkpoint_note, name="checkpoint_note"),
    path("checkpoints/<int:size>.txt", views.checkpoint_note, name="older_checkpoint_note"),
    path("consistency/<int:old_size>/<int:size>.json", views.consistency_proof, name="consistency"),
    path("key.txt", views.public_key, name="public_key"),
    path("record.jsonl", views.record_file, name="record_file"),
]
