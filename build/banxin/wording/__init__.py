"""Words for readers in several languages: messages with named values, and their translations."""

from banxin.wording.catalogue import said as said
from banxin.wording.in_languages import closest as closest
from banxin.wording.in_languages import in_languages as in_languages
from banxin.wording.language import Language as Language
from banxin.wording.language import language_asked_for as language_asked_for
from banxin.wording.message import Message as Message
from banxin.wording.message import Spoken as Spoken
from banxin.wording.message import joined as joined
from banxin.wording.message import listed as listed
from banxin.wording.message import sentence as sentence
from banxin.wording.message import within as within
from banxin.wording.reasons import reason_of as reason_of
