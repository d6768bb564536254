"""axe-core, whose WCAG rules hold for every page."""

from axe_playwright_python.sync_playwright import Axe

BRIEF = {"resultTypes": ["violations"]}  # of what passes, one place each: there are thousands
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, **BRIEF}

# Of a page that was judged in light, dark changes nothing but what these look at.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, **BRIEF}
IN_SCHEME = {"light": RULES, "dark": COLOURS}


def faults(page, rules=RULES):
    """What axe finds on the page that is shown, a line for each rule that is broken.

    Never of a page without JavaScript: there axe does not answer.
    """
    # The bar at the foot lies over whatever stands there until one scrolls on: axe would take that for hidden.
    page.evaluate("() => document.querySelectorAll('.bar').forEach((bar) => { bar.style.position = 'static'; })")
    is_there = page.evaluate("() => 'axe' in window")
    result = (Axe("0") if is_there else Axe()).run(page, options=rules).response
    assert len(result["passes"]) > (5 if rules is RULES else 0), f"axe looked at next to nothing of {page.url}"
    return [
        f"{violation['id']}: {violation['help']}: {[node['html'][:200] for node in violation['nodes'][:3]]}"
        for violation in result["violations"]
    ]
