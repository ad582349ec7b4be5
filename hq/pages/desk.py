"""What every page stands on: who asks, whether they may, in which language, and the one way a page is made."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import UploadFile

from inspection.errors import BadInput, VerificationFailed
from inspection.message import Message, message
from inspection.wording import LOCALE_FOLDER, RIGHT_TO_LEFT, cited, say

from .. import sessions
from ..accounts import Passphrases, Person, Role
from ..openid import OpenId
from ..service import Service
from ..sessions import Session
from .phrasing import FILTERS

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
MOST_FORM = 256 * 1024  # bytes of a form without files
MOST_FIELDS = 200
SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages need beside the service."""

    service: Service
    passphrases: Passphrases
    openid: OpenId | None
    templates: Environment
    languages: tuple[str, ...]


class SignInNeeded(Exception):
    """Nobody is signed in; the visitor is sent to the page for it, and back to ``path``."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in person's request."""

    session: Session
    address: str
    service: Service

    @property
    def person(self) -> Person:
        """Who asks."""
        return self.session.person


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sent whose session's token it carries."""

    visit: Visit
    fields: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    files: Mapping[str, UploadFile]

    def text(self, name: str, most: int = 2_000) -> str:
        """A field, stripped; empty when it is not there. Raises BadInput when it is longer than that."""
        value = self.fields.get(name, "").strip()
        if len(value) > most:
            raise BadInput("hq.form_long", name=name, most=most)
        return value

    def lines(self, name: str) -> tuple[str, ...]:
        """A field of one thing a line, without empty lines."""
        return tuple(line.strip() for line in self.text(name, 50_000).splitlines() if line.strip())

    def whole(self, name: str) -> int:
        """A field that is a whole number. Raises BadInput."""
        text = self.text(name, 10)
        if not text.isascii() or not text.isdecimal():
            raise BadInput("hq.form_number", name=name)
        return int(text)


def open_desk(service: Service, passphrases: Passphrases | None = None) -> Desk:
    """Put the desk together."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    templates.filters.update(FILTERS)
    openid = service.settings.openid
    return Desk(
        service,
        passphrases or Passphrases(),
        None if openid is None else OpenId(openid, service.key),
        templates,
        ("en", *sorted(each.name for each in LOCALE_FOLDER.iterdir() if each.is_dir())),
    )


def desk_of(request: Request) -> Desk:
    """The desk of this application."""
    desk: Desk = request.app.state.desk
    return desk


def address_of(request: Request) -> str:
    """Where the request comes from; behind nginx uvicorn has put the client's address there."""
    return request.client.host if request.client else ""


def cookie_name(service: Service) -> str:
    """With the prefix that a browser takes over TLS only, for this host and from no other."""
    return "__Host-quaylens" if service.settings.secure_cookies else "quaylens"


def visitor(request: Request) -> Visit:
    """The person who is signed in. Raises SignInNeeded."""
    service = desk_of(request).service
    with service.engine.begin() as connection:
        known = sessions.of_token(connection, request.cookies.get(cookie_name(service)), service.now())
    if known is None or not known.complete:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        raise SignInNeeded(wanted if request.method == "GET" else "/")
    return Visit(known, address_of(request), service)


Visitor = Annotated[Visit, Depends(visitor)]


def _visitor_with(needed: Role) -> Callable[[Visit], Visit]:
    def checked(visit: Visitor) -> Visit:
        if not visit.person.role.covers(needed):
            raise VerificationFailed("hq.role")
        return visit

    return checked


def _form_of(needed: Role) -> Callable[..., Any]:
    allowed = _visitor_with(needed)

    # An annotation would be read outside this function, where ``allowed`` is not known.
    async def submitted(request: Request, visit: Visit = Depends(allowed)) -> AsyncIterator[Form]:  # noqa: B008
        form = await read_form(request, MOST_FORM if needed is not Role.ADMINISTRATOR else None)
        try:
            check_token(request, form.fields.get("csrf", ""), visit.session.csrf)
            yield Form(visit, form.fields, form.lists, form.files)
        finally:
            for file in form.files.values():
                await file.close()

    return submitted


Supervisor = Annotated[Visit, Depends(_visitor_with(Role.SUPERVISOR))]
Administrator = Annotated[Visit, Depends(_visitor_with(Role.ADMINISTRATOR))]
AnalystForm = Annotated[Form, Depends(_form_of(Role.ANALYST))]
SupervisorForm = Annotated[Form, Depends(_form_of(Role.SUPERVISOR))]
AdministratorForm = Annotated[Form, Depends(_form_of(Role.ADMINISTRATOR))]


@dataclass(frozen=True, slots=True)
class RawForm:
    """The fields of a form before anything was checked."""

    fields: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    files: Mapping[str, UploadFile]


async def read_form(request: Request, most: int | None = MOST_FORM) -> RawForm:
    """Read a form of at most that many bytes; files, where they are allowed, go to the disk. Raises BadInput."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or (most is not None and int(length) > most):
        raise BadInput("hq.too_large", most=most or 0)
    form = await request.form(max_files=2 if most is None else 0, max_fields=MOST_FIELDS)
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in texts:
        lists[name] = (*lists.get(name, ()), value)
    return RawForm(dict(texts), lists, {name: each for name, each in form.items() if isinstance(each, UploadFile)})


def check_token(request: Request, given: str, expected: str) -> None:
    """Demand that a form comes from a page of ours. Raises VerificationFailed."""
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.url.netloc}"
    strange = origin is not None and origin.rpartition("://")[2] != own.rpartition("://")[2]
    if strange or not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise VerificationFailed("hq.form_token")


def language_of(request: Request) -> str:
    """The first language that the browser asks for and that there is; English otherwise."""
    known = desk_of(request).languages
    for wanted in request.headers.get("accept-language", "").split(",")[:10]:
        tag = wanted.partition(";")[0].strip().lower()[:2]
        if tag in known:
            return tag
    return "en"


class Phrases:
    """The one way a template gets its text."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, code: str, **params: object) -> str:
        """Say the sentence of a code."""
        return say(message(code, **params), self.language)

    def say(self, spoken: Message) -> str:
        """Say a message that came from elsewhere; by its code where a station knows sentences that we do not."""
        try:
            return say(spoken, self.language)
        except KeyError:
            return f"{spoken.code} {dict(spoken.params)}"

    def cited(self, name: str) -> str:
        """A convention, article or annex by its name in the language."""
        return cited(name, self.language)

    def word(self, area: str, name: str) -> str:
        """The word for a value that came from elsewhere; the value itself where there is none."""
        try:
            return self(f"{area}.{name}")
        except KeyError:
            return name


def page(request: Request, template: str, visit: Visit | None, status: int = 200, **content: object) -> HTMLResponse:
    """Make a page from a template."""
    desk, language = desk_of(request), language_of(request)
    text = desk.templates.get_template(template).render(
        t=Phrases(language),
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        service_name=desk.service.settings.name,
        person=None if visit is None else visit.person,
        csrf="" if visit is None else visit.session.csrf,
        path=request.url.path,
        now=desk.service.now(),
        **content,
    )
    return HTMLResponse(text, status_code=status, headers={"vary": "Accept-Language, Cookie"})


def onward(path: str) -> RedirectResponse:
    """To the next page after something was done; only to paths of our own."""
    return RedirectResponse(local(path), status_code=SEE_OTHER)


def local(path: str) -> str:
    """The path if it is one of our own, else the first page."""
    return path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/"
