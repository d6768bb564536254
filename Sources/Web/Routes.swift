import Features

/// Every feature of the site and where it answers.
enum Routes {
    static func features(community: Community, pages: Pages, assets: AssetIndex) -> [any FeatureRoutes] {
        [
            // /, /latest, /b/{board}, /news/{group}
            BoardRoutes(community: community, pages: pages),
            // /d/{id-slug}, /p/{id}, /p/{id}/source, /news/id/{message-id}
            DiscussionRoutes(community: community, pages: pages),
            // /a/{n-slug}, /m/{name}
            PeopleRoutes(community: community, pages: pages),
            // /leaving, /help/…
            SiteRoutes(community: community, pages: pages),
            // /assets/{version}/…
            AssetRoutes(assets: assets),
            // /healthz, /readyz
            HealthRoutes(community: community),
        ]
    }
}
