//! Where the links of an issue go: how they are written, and what a look at each of them found.

use std::collections::BTreeSet;

use url::{Host, Url};

use super::{
    Check, Draft, Finding, Light, finding,
    html::{Anchor, anchors},
    unless,
};
use crate::domain::{
    issue::link_check::{LONGEST, LinkCheck},
    running::public_address::is_public,
};

/// The links of a letter that leave this installation, whose own begin with `base`.
#[must_use]
pub fn foreign(html: &str, base: &str) -> BTreeSet<String> {
    anchors(html).into_iter().map(|anchor| anchor.href).filter(|href| !is_own(href, base)).collect()
}

fn is_own(href: &str, base: &str) -> bool {
    href.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

fn begins(link: &str, scheme: &str) -> bool {
    link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// All that is found of them.
pub(crate) fn check(it: &Draft<'_>) -> Vec<Finding> {
    let links = foreign(it.html, it.base);
    let mut findings = vec![written(&links), in_text(it, &links), disguised(it)];
    findings.extend(inside(it, &links));
    findings.extend(seen(it, &links));
    findings
}

/// Red for what no mail program should open, amber for what goes over the line unprotected.
fn written(links: &BTreeSet<String>) -> Finding {
    let is_known = |link: &&String| ["https:", "http:", "mailto:"].into_iter().any(|scheme| begins(link, scheme));
    let odd: Vec<String> = links.iter().filter(|link| !is_known(link)).cloned().collect();
    if odd.is_empty() {
        let open = links.iter().filter(|link| begins(link, "http:"));
        unless(Check::Links, Light::Amber, open.cloned().collect())
    } else {
        finding(Check::Links, Light::Red, odd)
    }
}

/// Links into somebody's own network: by what is written there, and by what a look at them found.
fn inside(it: &Draft<'_>, links: &BTreeSet<String>) -> Option<Finding> {
    let was_seen =
        |link: &str| it.link_checks.is_some_and(|link_checks| link_checks.get(link) == Some(&LinkCheck::Unsafe));
    let inside = links.iter().filter(|link| names_inside(link) || was_seen(link));
    let inside: Vec<String> = inside.cloned().collect();
    (!inside.is_empty()).then(|| finding(Check::Unsafe, Light::Red, inside))
}

/// Whether a link names a host that is in nobody's reach but its owner's: an address that is not public, or a name that is kept
/// for one's own machine or network (RFC 6761, RFC 6762, and `internal`, which ICANN keeps for that).
fn names_inside(link: &str) -> bool {
    match Url::parse(link).ok().as_ref().and_then(Url::host) {
        Some(Host::Ipv4(ip)) => !is_public(ip.into()),
        Some(Host::Ipv6(ip)) => !is_public(ip.into()),
        Some(Host::Domain(host)) => {
            let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
            ["localhost", "local", "internal"].contains(&last)
        }
        None => false,
    }
}

/// Whether who reads the text part can follow them too.
fn in_text(it: &Draft<'_>, links: &BTreeSet<String>) -> Finding {
    let is_there = |link: &&String| it.text.contains(link.strip_prefix("mailto:").unwrap_or(link));
    let missing = links.iter().filter(|link| !is_there(link)).cloned().collect();
    unless(Check::TextLinks, Light::Amber, missing)
}

/// Words that look like one address and go to another are how people are deceived, and filters know it.
fn disguised(it: &Draft<'_>) -> Finding {
    let told = anchors(it.html).iter().filter_map(disguise).collect::<BTreeSet<_>>();
    unless(Check::Disguised, Light::Amber, told.into_iter().collect())
}

fn disguise(Anchor { href, words }: &Anchor) -> Option<String> {
    let word = words.trim();
    let is_address = !word.contains(char::is_whitespace) && !word.contains('@') && word.contains('.');
    let full = if word.contains("://") { word.to_owned() } else { format!("https://{word}") };
    let shown = is_address.then(|| Url::parse(&full).ok()).flatten()?;
    let goes = Url::parse(href).ok()?;
    let (shown, goes) = (name(&shown)?, name(&goes)?);
    // A file's name looks like a host, and is none.
    let is_host = word.contains('/') || word.starts_with("www.") || goes.rsplit('.').next() == shown.rsplit('.').next();
    (is_host && shown != goes).then(|| format!("{shown} → {goes}"))
}

/// The host without `www.`.
fn name(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Whether a look at a link can tell anything: somebody is there to be asked, over a protected line.
#[must_use]
pub fn is_worth_a_look(link: &str) -> bool {
    begins(link, "https:") && link.len() <= LONGEST && !is_example(link) && !names_inside(link)
}

/// What a look at each of them found; nothing where links are not looked at.
fn seen(it: &Draft<'_>, links: &BTreeSet<String>) -> Vec<Finding> {
    let Some(link_checks) = it.link_checks else { return Vec::new() };
    let of = |wanted: Option<LinkCheck>| -> Vec<String> {
        let real = links.iter().filter(|link| is_worth_a_look(link));
        real.filter(|link| link_checks.get(link.as_str()).copied() == wanted).cloned().collect()
    };
    let told = [
        (Check::Dead, Light::Red, of(Some(LinkCheck::Dead))),
        (Check::Unclear, Light::Amber, of(Some(LinkCheck::Unclear))),
        (Check::Unseen, Light::Amber, of(None)),
        (Check::Examples, Light::Amber, links.iter().filter(|link| is_example(link)).cloned().collect()),
    ];
    let is_well = inside(it, links).is_none()
        && told.iter().all(|(check, _, which)| *check == Check::Examples || which.is_empty());
    let followed = of(Some(LinkCheck::Fine)).len();
    let well = (is_well && followed > 0).then(|| finding(Check::Seen, Light::Green, [followed.to_string()]));
    let told = told.into_iter().filter(|(.., which)| !which.is_empty());
    told.map(|(check, light, which)| finding(check, light, which)).chain(well).collect()
}

/// Whether a link goes to a name that is kept for examples (RFC 2606, RFC 6761), so that nobody is there to be asked.
fn is_example(link: &str) -> bool {
    let Ok(url) = Url::parse(link) else { return false };
    let Some(Host::Domain(host)) = url.host() else { return false };
    let host = host.trim_end_matches('.');
    let is_below = |name: &str| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    ["example", "test", "invalid", "example.org", "example.com", "example.net"].into_iter().any(is_below)
}
