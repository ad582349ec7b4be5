"""The pages in Chromium, on a phone, a desk and a wall: the work of a day, and whether everybody can read them."""

from __future__ import annotations

import pytest

from hq.accounts import Role
from tests.hq.chromium import chromium
from tests.hq.conftest import PASSPHRASE
from tests.hq.drawn_station import DrawnStation

# What a person with a screen reader or a keyboard needs of a page, asked of the page itself.
AUDIT = """() => {
  const found = [];
  const shown = each => each.getClientRects().length > 0;
  if (!document.documentElement.lang) found.push('no language');
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) found.push('not one main');
  if (!document.title.trim()) found.push('no title');
  let level = 0;
  for (const head of document.querySelectorAll('h1, h2, h3, h4')) {
    const own = Number(head.tagName[1]);
    if (own > level + 1) found.push('heading skipped: ' + head.textContent);
    level = own;
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!field.labels || !field.labels.length) found.push('no label: ' + field.name);
  for (const each of document.querySelectorAll('a, button'))
    if (!each.textContent.trim() && !each.querySelector('img[alt]:not([alt=""])'))
      found.push('nameless ' + each.tagName);
  for (const each of document.querySelectorAll('img'))
    if (!each.hasAttribute('alt')) found.push('no alt');
  for (const each of document.querySelectorAll('svg'))
    if (!each.closest('[aria-hidden=true]') && !each.matches('[aria-labelledby], [aria-label]'))
      found.push('nameless drawing');
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
  if (new Set(ids).size !== ids.length) found.push('an id twice');
  for (const each of document.querySelectorAll('[aria-labelledby], [aria-describedby]'))
    for (const name of ['aria-labelledby', 'aria-describedby'])
      for (const id of (each.getAttribute(name) || '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) found.push('points to nothing: ' + id);
  for (const each of document.querySelectorAll('table'))
    if (!each.querySelector('th')) found.push('table without heads');
  for (const each of document.querySelectorAll('button, .button, .top nav a'))
    if (shown(each) && each.getBoundingClientRect().height < 36)
      found.push('too small to hit: ' + each.textContent);
  if (document.scrollingElement.scrollWidth > window.innerWidth) found.push('wider than the window');
  return found;
}"""
# The contrast of every text with what lies behind it, by WCAG 2.2: 4.5 to 1.
CONTRAST = """() => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = each => {
    for (let at = each; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const each of document.querySelectorAll('body *')) {
    const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !each.getClientRects().length || each.closest('svg, option')) continue;
    const [a, b] = [light(channels(getComputedStyle(each).color)), light(behind(each))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(ratio.toFixed(1) + ' ' + each.textContent.trim().slice(0, 40));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def context(browser, at_hq, visitors, request):
    """A window of the given width and scheme, signed in as an administrator."""
    width, scheme = getattr(request, "param", (1280, "light"))
    opened = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=at_hq)
    token = visitors[Role.ADMINISTRATOR].client.cookies["quaylens"]
    opened.add_cookies([{"name": "quaylens", "value": token, "url": at_hq}])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "context",
    [(390, "light"), (390, "dark"), (1280, "dark"), (1920, "light")],
    ids=["phone", "phone at night", "desk at night", "wall"],
    indirect=True,
)
def test_every_page_can_be_read_by_everybody(context, stations):
    page = context.new_page()
    faults, wrong = {}, []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto("/inspections?container=CSQU3054383")
    inspection = page.locator(".list th a").first.get_attribute("href")
    station = f"/stations/{stations['quay'].fingerprint}"
    for path in ("/", "/inspections", inspection, "/stations", station, "/alerts", "/quarantine", "/policy",
                 "/editions", "/audit", "/nowhere"):  # fmt: skip
        page.goto(path)
        found = page.evaluate(AUDIT) + page.evaluate(CONTRAST)
        if found:
            faults[path] = found
    assert faults == {}
    assert [each for each in wrong if "404" not in each] == []  # nothing that the content security policy refuses


def test_the_work_of_a_day_without_javascript(browser, at_hq, people, production, stations):
    lost = DrawnStation("Stolen laptop", production.now())
    context = browser.new_context(base_url=at_hq, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    account = people[Role.ADMINISTRATOR]
    page.goto("/inspections?verdict=permit_required")  # shown after signing in
    page.get_by_label("Account").fill(account.name)
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("Code from your authenticator").fill(account.code(1))
    page.get_by_role("button", name="Sign in").click()
    assert page.url.endswith("verdict=permit_required")

    page.get_by_label("Container").fill("msku 000000 6")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Drums of solvent").click()
    assert page.get_by_text("Records checked now").is_visible()
    assert page.locator(".photo img").count() == 1
    page.get_by_label("Remarks").fill("Well documented.")
    page.get_by_role("button", name="Approve").click()
    assert page.get_by_text("Well documented.").is_visible()
    page.get_by_label("Reason").fill("Case 12 of 2026")
    page.get_by_role("button", name="Put on hold").click()
    assert page.get_by_text("Under legal hold: Case 12 of 2026").is_visible()
    page.get_by_label("Reason").fill("Closed")
    page.get_by_role("button", name="Lift the hold").click()
    assert page.get_by_text("Under legal hold").count() == 0

    page.get_by_role("link", name="Stations", exact=True).click()
    page.get_by_label("For which station").fill("Stolen laptop")
    page.get_by_role("button", name="Make a code").click()
    lost.send(at_hq, page.locator("code.secret").inner_text(), unsent=2)
    page.get_by_role("link", name="Stations", exact=True).click()
    page.get_by_role("link", name="Stolen laptop").click()
    assert page.get_by_text("Records that were not here yet when it was last heard: 2.").is_visible()
    page.get_by_label("Reason").fill("Stolen")
    page.get_by_label("To confirm, type its name").fill("Stolen laptop")
    page.get_by_role("button", name="Revoke").click()
    assert page.get_by_text("Its key counts no longer").is_visible()

    page.get_by_role("button", name="Sign out").click()
    page.goto("/")
    assert page.get_by_role("heading", name="Sign in").is_visible()
    context.close()


def test_a_photo_is_drawn_with_its_marks_upon_it(context):
    page = context.new_page()
    page.goto("/inspections?container=CSQU3054383")
    page.locator(".list th a").first.click()
    photo, mark = page.locator(".photo img"), page.locator(".photo .region")
    photo.scroll_into_view_if_needed()
    # Asked of the image itself: to ask again and again the page would have to allow eval, which it rightly does not.
    photo.evaluate("image => image.complete || new Promise(done => { image.onload = image.onerror = done; })")
    assert photo.evaluate("image => image.naturalWidth") == 1200
    outer, inner = photo.bounding_box(), mark.bounding_box()
    # The region begins at 60, 55 of 1200 x 800 pixels and is 1060 wide.
    scale = outer["width"] / 1200
    stroke = 8  # the box is that of the line round it too
    assert abs(inner["x"] - outer["x"] - 60 * scale) < stroke
    assert abs(inner["y"] - outer["y"] - 55 * scale) < stroke
    assert abs(inner["width"] - 1060 * scale) < 2 * stroke


def test_a_page_prints_without_what_is_only_for_screens(context):
    page = context.new_page()
    page.goto("/inspections?container=CSQU3054383")
    page.locator(".list th a").first.click()
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert not page.get_by_role("button", name="Approve").is_visible()
    assert page.get_by_role("heading", name="Findings").is_visible()
