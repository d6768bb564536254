import Features

/// Every feature of the site and where it answers.
enum Routes {
    static func features(
        community: Community, pages: Pages, assets: AssetIndex, metrics: PrometheusRegistry,
        unsentMail: (any UnsentMail)?, bells: Bells
    ) -> [any FeatureRoutes] {
        [
            // /, /latest, /b/{board}, /news/{group}
            BoardRoutes(community: community, pages: pages),
            // /d/{id-slug}, /p/{id}, /p/{id}/source, /news/id/{message-id}
            DiscussionRoutes(community: community, pages: pages),
            // /b/{board}/new, /p/{id}/reply, /p/{id}/edit
            ComposeRoutes(community: community, pages: pages),
            // /p/{id}/delete, /p/{id}/versions, /held/{id}
            OwnPostRoutes(community: community, pages: pages),
            // /account/drafts
            DraftRoutes(community: community, pages: pages),
            // /compose/…
            PreviewRoutes(community: community, pages: pages),
            // /unread, /read, /d/{id}/follow, /b/{board}/follow, /m/{name}/ignore, /account/following, /account/ignored
            ReadingRoutes(community: community, pages: pages),
            // /a/{n-slug}, /m/{name}
            PeopleRoutes(community: community, pages: pages),
            // /sign-in, /sign-in/code
            PasswordRoutes(community: community, pages: pages),
            // /sign-in/forgotten, /sign-in/reset/{token}
            ForgottenRoutes(community: community, pages: pages),
            // /join, /join/next, /join/sent
            JoinRoutes(community: community, pages: pages),
            // /confirm/{token}
            ConfirmRoutes(community: community, pages: pages),
            // /sign-in/link/{token}, /sign-in/kept, /sign-out
            SignInRoutes(community: community, pages: pages),
            // /account/age
            AgeAgainRoutes(community: community, pages: pages),
            // /account, /account/sign-ins
            AccountRoutes(community: community, pages: pages),
            // /account/edit
            ProfileRoutes(community: community, pages: pages),
            // /account/preferences
            PreferencesRoutes(community: community, pages: pages),
            // /account/password, /account/step-up
            OwnPasswordRoutes(community: community, pages: pages),
            // /account/address
            AddressRoutes(community: community, pages: pages),
            // /account/archive
            ArchiveRoutes(community: community, pages: pages),
            // /account/second-factor
            SecondFactorRoutes(community: community, pages: pages),
            // /admin/invitations
            InvitationRoutes(community: community, pages: pages),
            // /notices, /notices/{notice}, /notices/read
            NoticeRoutes(community: community, pages: pages),
            // /notices/stream
            NoticeStreamRoutes(community: community, bells: bells),
            // /account/notices
            NoticeSettingsRoutes(community: community, pages: pages),
            // /mail/stop/{token}
            MailStopRoutes(community: community, pages: pages),
            // /moderation
            ModerationRoutes(community: community, pages: pages),
            // /p/{id}/report
            ReportRoutes(community: community, pages: pages),
            // /p/{id}/remove, /p/{id}/restore, /p/{id}/decision
            RemovalRoutes(community: community, pages: pages),
            // /d/{id}/lock, /d/{id}/pin, …
            ArrangeRoutes(community: community, pages: pages),
            // /d/{id}/retitle
            RetitleRoutes(community: community, pages: pages),
            // /p/{id}/versions/{number}/hide
            HideRoutes(community: community, pages: pages),
            // /p/{id}/thanks, /p/{id}/bookmark, /p/{id}/answer, /account/bookmarks
            MarkRoutes(community: community, pages: pages),
            // /search
            SearchRoutes(community: community, pages: pages),
            // /leaving, /help/…
            SiteRoutes(community: community, pages: pages),
            // /feeds/…
            FeedRoutes(community: community),
            // /robots.txt, /sitemap.xml, /sitemap-{part}
            SitemapRoutes(community: community),
            // /assets/{version}/…
            AssetRoutes(assets: assets),
            // /healthz, /readyz
            HealthRoutes(community: community),
            // /metrics
            MetricsRoutes(registry: metrics),
            // /dev/mail, /dev/mail/{file}
            DevMailRoutes(mail: unsentMail, pages: pages),
        ]
    }
}
