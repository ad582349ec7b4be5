"""Signing in and out: passphrase and code in one step, the second factor set up at the first, OpenID Connect beside."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Annotated

import segno
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inspection.errors import Fault, VerificationFailed
from inspection.message import Message, message

from .. import accounts, attempts, audit, sessions
from ..audit import Action
from ..sealing import box
from .desk import (
    AnalystForm,
    RawForm,
    Visit,
    address_of,
    check_token,
    cookie_name,
    desk_of,
    local,
    onward,
    page,
    read_form,
)

if TYPE_CHECKING:
    from datetime import datetime

    from ..service import Service

routes = APIRouter(include_in_schema=False)
FORM_COOKIE, WAY_COOKIE, SECRET_WHOSE = "quaylens-form", "quaylens-way", "enrolment:"
FORM_LIVES = 3_600  # seconds
TOO_MANY, UNAUTHORISED = 429, 401


async def outsiders_form(request: Request) -> RawForm:
    """A form of somebody who is not signed in; its token must be the one in the cookie that came with the page."""
    form = await read_form(request)
    check_token(request, form.fields.get("csrf", ""), request.cookies.get(FORM_COOKIE, ""))
    return form


OutsidersForm = Annotated[RawForm, Depends(outsiders_form)]


@routes.get("/sign-in")
def sign_in_page(request: Request, wanted: str = "/") -> Response:
    """The page to sign in on."""
    return _sign_in_page(request, wanted)


@routes.post("/sign-in")
def sign_in(request: Request, form: OutsidersForm) -> Response:
    """Take passphrase and code; every refusal looks the same, and soon has to wait."""
    desk = desk_of(request)
    service, now, address = desk.service, desk.service.now(), address_of(request)
    name, wanted = form.fields.get("name", "").strip()[:128], form.fields.get("wanted", "/")
    with service.engine.begin() as connection:
        left = attempts.wait(connection, name, address, now)
    if left is not None:
        told = message("page.sign_in.wait", seconds=int(left.total_seconds()) + 1)
        return _sign_in_page(request, wanted, told, TOO_MANY)
    with service.engine.begin() as connection:
        known = accounts.with_passphrase(connection, desk.passphrases, name, form.fields.get("passphrase", ""))
        code = form.fields.get("code", "")
        if known is None or (known[1] and not accounts.take_code(connection, service.key, name, code, now)):
            attempts.failed(connection, name, address, now)
            audit.note(connection, now, name, Action.SIGN_IN_FAILED, "", address=address)
            refused = True
        else:
            person, complete = known
            attempts.succeeded(connection, name)
            token = sessions.begin(connection, person, now, complete=complete)
            audit.note(connection, now, name, Action.SIGNED_IN, "", address=address)
            refused = False
    if refused:
        return _sign_in_page(request, wanted, message("page.sign_in.refused"), UNAUTHORISED)
    answer = onward(wanted if complete else "/second-factor")
    _give(answer, service, token)
    return answer


@routes.get("/second-factor")
def second_factor_page(request: Request) -> Response:
    """Show the secret that the authenticator takes; it travels sealed in the form until a code proves it."""
    visit = _halfway(request)
    return onward("/sign-in") if visit is None else _second_factor_page(request, visit, accounts.new_secret())


@routes.post("/second-factor")
def second_factor(request: Request, form: Annotated[RawForm, Depends(read_form)]) -> Response:
    """Keep the second factor once a code shows that it works, and begin the session anew."""
    visit = _halfway(request)
    if visit is None:
        return onward("/sign-in")
    check_token(request, form.fields.get("csrf", ""), visit.session.csrf)
    service, now, name = visit.service, visit.service.now(), visit.person.name
    try:
        sealed = bytes.fromhex(form.fields.get("secret", ""))
        secret = box(service.key, "enrolment").open(sealed, SECRET_WHOSE + name).decode()
    except ValueError as error:
        raise VerificationFailed("hq.form_token") from error
    code = form.fields.get("code", "")
    with service.engine.begin() as connection:
        kept = accounts.keep_totp(connection, service.key, name, secret=secret, code=code, now=now)
        if kept:
            sessions.end(connection, visit.session)
            token = sessions.begin(connection, visit.person, now, complete=True)
            audit.note(connection, now, name, Action.SECOND_FACTOR, "", address=visit.address)
    if not kept:
        return _second_factor_page(request, visit, secret, message("page.second.wrong"), UNAUTHORISED)
    answer = onward("/")
    _give(answer, service, token)
    return answer


@routes.post("/sign-out")
def sign_out(form: AnalystForm) -> Response:
    """End the session."""
    visit = form.visit
    with visit.service.engine.begin() as connection:
        sessions.end(connection, visit.session)
        audit.note(connection, visit.service.now(), visit.person.name, Action.SIGNED_OUT, "", address=visit.address)
    answer = onward("/sign-in")
    answer.delete_cookie(cookie_name(visit.service), path="/", secure=visit.service.settings.secure_cookies)
    return answer


@routes.get("/openid")
def openid_start(request: Request) -> Response:
    """Off to the sign-in service."""
    desk = desk_of(request)
    if desk.openid is None:
        return onward("/sign-in")
    begun = desk.openid.start(_back(request), int(desk.service.now().timestamp()))
    answer = RedirectResponse(begun.address, status_code=303)
    # The service sends the browser back from its own site: a strict cookie would stay behind.
    answer.set_cookie(
        WAY_COOKIE, begun.cookie, max_age=600, path="/openid", httponly=True, samesite="lax",
        secure=desk.service.settings.secure_cookies,
    )  # fmt: skip
    return answer


@routes.get("/openid/back")
def openid_back(request: Request) -> Response:
    """Back from the sign-in service."""
    desk = desk_of(request)
    service, now, address = desk.service, desk.service.now(), address_of(request)
    if desk.openid is None:
        return onward("/sign-in")
    try:
        identity = desk.openid.finish(
            request.cookies.get(WAY_COOKIE, ""), str(request.url), _back(request), int(now.timestamp())
        )
    except Fault as fault:
        return _sign_in_page(request, "/", fault.message, UNAUTHORISED)
    with service.engine.begin() as connection:
        person = accounts.of_subject(connection, identity.subject, identity.email)
        if person is None:
            who = identity.email or identity.subject
            audit.note(connection, now, who, Action.SIGN_IN_FAILED, "OpenID Connect", address=address)
        else:
            token = sessions.begin(connection, person, now, complete=True)
            audit.note(connection, now, person.name, Action.SIGNED_IN, "OpenID Connect", address=address)
    if person is None:
        return _sign_in_page(request, "/", message("page.sign_in.no_account"), UNAUTHORISED)
    # The cookie is strict: a redirect from the service's site would not bring it along, a page of ours does.
    answer: Response = page(request, "welcome.html", None)
    _give(answer, service, token)
    answer.delete_cookie(WAY_COOKIE, path="/openid")
    return answer


def _sign_in_page(request: Request, wanted: str, told: Message | None = None, status: int = 200) -> HTMLResponse:
    desk = desk_of(request)
    token = secrets.token_urlsafe(32)
    answer = page(
        request, "sign_in.html", None, status, told=told, wanted=local(wanted), token=token,
        openid=None if desk.openid is None or desk.service.settings.openid is None
        else desk.service.settings.openid.name,
    )  # fmt: skip
    answer.set_cookie(
        FORM_COOKIE, token, max_age=FORM_LIVES, path="/sign-in", httponly=True, samesite="strict",
        secure=desk.service.settings.secure_cookies,
    )  # fmt: skip
    return answer


def _second_factor_page(
    request: Request, visit: Visit, secret: str, told: Message | None = None, status: int = 200
) -> HTMLResponse:
    service, name = visit.service, visit.person.name
    address = accounts.enrolment_address(name, secret, service.settings.name)
    code = segno.make(address, error="m", micro=False)
    return page(
        request, "second_factor.html", visit, status, told=told, secret=secret, address=address,
        rows=tuple(tuple(row) for row in code.matrix_iter(border=4)),
        sealed=box(service.key, "enrolment").seal(secret.encode(), SECRET_WHOSE + name).hex(),
    )  # fmt: skip


def _halfway(request: Request) -> Visit | None:
    """Somebody whose passphrase was right and who has no second factor yet."""
    service = desk_of(request).service
    now: datetime = service.now()
    with service.engine.begin() as connection:
        known = sessions.of_token(connection, request.cookies.get(cookie_name(service)), now)
    return None if known is None or known.complete else Visit(known, address_of(request), service)


def _give(answer: Response, service: Service, token: str) -> None:
    answer.set_cookie(
        cookie_name(service), token, path="/", httponly=True, samesite="strict", secure=service.settings.secure_cookies
    )


def _back(request: Request) -> str:
    own = desk_of(request).service.settings.address or f"{request.url.scheme}://{request.url.netloc}"
    return f"{own}/openid/back"
