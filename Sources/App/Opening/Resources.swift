import Features
import Logging
import Web

/// What pages are made of, read before a database is opened: nothing is made for a site that can't be shown.
struct Resources {
    let templates: Templates
    let assets: AssetIndex

    /// Throws one sentence when a template or a public file is broken.
    init(_ folder: ResourceFolder) throws {
        templates = try Templates(folder.templates)
        assets = try AssetIndex(root: folder.assets)
    }
}

extension WebApp {
    /// The pages over an opened community.
    init(
        _ assembly: Assembly, _ resources: Resources, options: WebOptions = WebOptions(),
        metrics: PrometheusRegistry = PrometheusRegistry(), logger: Logger
    ) {
        let pages = Pages(
            templates: resources.templates, assets: resources.assets, site: assembly.community.site,
            now: assembly.surroundings.now)
        self.init(
            community: assembly.community, pages: pages, assets: resources.assets, options: options, metrics: metrics,
            logger: logger)
    }
}
