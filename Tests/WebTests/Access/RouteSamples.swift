import TestSupport

@testable import Features
@testable import Web

/// An address that is there for the pattern of each route.
struct RouteSamples {
    private let addresses: [String: String]

    /// Fills the site with what the addresses are of.
    init(_ site: TestSite) async throws {
        let town = site.town
        let post = try await town.start("A thread to walk through", in: town.guitars)
        try await town.importMail(
            """
            From ada@mail.example Sun Nov 22 10:00:00 2026
            From: Ada Okafor <ada@mail.example>
            Date: Sun, 22 Nov 2026 10:00:00 +0000
            Subject: From an archive
            Message-ID: <m1@mail.example>

            Words.

            """, into: town.general)
        let thread = try await town.discussion(of: post)
        let held = try await town.reply(to: post, "Waits.", by: town.ada)
        try await town.hold(held)
        let edited = try await town.reply(to: post, "Now.")
        try await town.keepVersion(of: edited, "Before.")
        let cases = try await ModerationSamples(town, under: post)
        let draft = ComposerTarget.reply(to: post)
        try await town.community.savedDrafts.save(
            draft, title: nil, source: "Words.", base: nil, by: town.member("ada"))
        let url = "https://strings.example/"
        let signature = town.surroundings.keys.leavingSignature(of: url)
        let notice = try await town.tell(town.ada, of: post)
        let stop = try town.surroundings.keys.stopToken(for: town.ada, .all)
        addresses = [
            "/notices": "/notices", "/notices/{notice}": "/notices/\(notice)", "/notices/read": "/notices/read",
            "/notices/stream": "/notices/stream?once=yes", "/account/notices": "/account/notices",
            "/mail/stop/{token}": "/mail/stop/\(stop)",
            "/": "/", "/latest": "/latest", "/b/{board}": "/b/guitars", "/news/{group}": "/news/store.guitars",
            "/d/{discussion}": try await site.path(of: post), "/p/{post}": "/p/\(post)",
            "/p/{post}/source": "/p/\(post)/source", "/news/id/{message}": "/news/id/m1@mail.example",
            "/a/{author}": "/a/1", "/m/{member}": "/m/ada", "/search": "/search?q=words",
            "/leaving": "/leaving?to=\(url)&s=\(signature)", "/help": "/help", "/help/public": "/help/public",
            "/help/house-rules": "/help/house-rules", "/help/markdown": "/help/markdown",
            "/feeds/site.atom": "/feeds/site.atom", "/feeds/search.atom": "/feeds/search.atom?q=words",
            "/feeds/board/{board}.atom": "/feeds/board/guitars.atom",
            "/feeds/discussion/{discussion}.atom": "/feeds/discussion/\(thread).atom",
            "/feeds/member/{member}.atom": "/feeds/member/ada.atom", "/robots.txt": "/robots.txt",
            "/sitemap.xml": "/sitemap.xml", "/sitemap-{part}": "/sitemap-boards.xml",
            "/assets/{version}/**": site.assets.address("css/base.css"), "/healthz": "/healthz", "/readyz": "/readyz",
            "/metrics": "/metrics", "/sign-in/link/{token}": try await site.signInLink(for: "ben"),
            "/join": "/join", "/join/next": "/join/next", "/join/sent": "/join/sent",
            "/confirm/{token}": "/confirm/\(try await town.registerWren().text)",
            "/sign-in": "/sign-in", "/sign-in/code": "/sign-in/code",
            "/sign-in/forgotten": "/sign-in/forgotten", "/sign-in/forgotten/sent": "/sign-in/forgotten/sent",
            "/sign-in/reset/{token}": try await site.resetLink(for: town.ben),
            "/account/password": "/account/password", "/account/step-up": "/account/step-up",
            "/account/edit": "/account/edit", "/account/preferences": "/account/preferences",
            "/account/address": "/account/address", "/account/archive": "/account/archive",
            "/account/address/confirm/{token}": try await site.addressLink(for: town.ada),
            "/account/address/undo/{token}": try await site.undoLink(for: town.maren),
            "/admin/invitations": "/admin/invitations",
            "/admin/invitations/{id}/revoke": "/admin/invitations/1/revoke",
            "/account/second-factor": "/account/second-factor",
            "/account/second-factor/begin": "/account/second-factor/begin",
            "/account/second-factor/remove": "/account/second-factor/remove",
            "/account/second-factor/codes": "/account/second-factor/codes",
            "/sign-in/kept": "/sign-in/kept", "/sign-out": "/sign-out", "/account": "/account",
            "/account/age": "/account/age",
            "/p/{post}/thanks": "/p/\(post)/thanks", "/p/{post}/bookmark": "/p/\(post)/bookmark",
            "/p/{post}/answer": "/p/\(post)/answer", "/account/bookmarks": "/account/bookmarks",
            "/account/sign-ins": "/account/sign-ins", "/account/sign-ins/end-all": "/account/sign-ins/end-all",
            "/account/sign-ins/{id}/end": "/account/sign-ins/1/end", "/dev/mail": "/dev/mail",
            "/dev/mail/{file}": "/dev/mail/1-a.eml",
            "/moderation": "/moderation", "/moderation/{item}": "/moderation/\(cases.item)",
            "/p/{post}/report": "/p/\(cases.answer)/report", "/p/{post}/remove": "/p/\(cases.answer)/remove",
            "/p/{post}/restore": "/p/\(cases.removed)/restore", "/p/{post}/decision": "/p/\(cases.removed)/decision",
            "/d/{discussion}/lock": "/d/\(thread)/lock", "/d/{discussion}/unlock": "/d/\(thread)/unlock",
            "/d/{discussion}/pin": "/d/\(thread)/pin", "/d/{discussion}/unpin": "/d/\(thread)/unpin",
            "/d/{discussion}/retitle": "/d/\(thread)/retitle",
            "/b/{board}/new": "/b/guitars/new", "/p/{post}/reply": "/p/\(post)/reply",
            "/p/{post}/edit": "/p/\(post)/edit", "/p/{post}/delete": "/p/\(post)/delete",
            "/p/{post}/versions": "/p/\(edited)/versions",
            "/p/{post}/versions/{number}/hide": "/p/\(edited)/versions/1/hide", "/held/{post}": "/held/\(held)",
            "/account/drafts": "/account/drafts", "/account/drafts/discard": "/account/drafts/discard",
            "/account/drafts/text/{target}": "/account/drafts/text/\(draft.key)",
            "/compose/preview": "/compose/preview", "/compose/draft": "/compose/draft",
            "/compose/names": "/compose/names?q=b", "/help/keys": "/help/keys",
            "/unread": "/unread", "/read": "/read", "/d/{discussion}/follow": "/d/\(thread)/follow",
            "/b/{board}/follow": "/b/guitars/follow", "/m/{member}/ignore": "/m/ben/ignore",
            "/account/following": "/account/following", "/account/ignored": "/account/ignored",
        ]
    }

    /// Nil for a pattern that nobody thought of.
    subscript(pattern: String) -> String? { addresses[pattern] }
}
