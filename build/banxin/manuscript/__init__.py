"""The manuscript: a folder of files read, checked and resolved to a `Publication`."""

from banxin.manuscript.form.schema import manifest_schema as manifest_schema
from banxin.manuscript.reading import PublicationReading as PublicationReading
from banxin.manuscript.reading import read_publication as read_publication
