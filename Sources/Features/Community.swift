package import Storage

/// The product: every feature, wired to one store.
///
/// Doors hold one of these and nothing else.
package struct Community: Sendable {
    package let site: Site
    package let boards: Boards
    package let discussions: Discussions
    package let people: People
    package let search: Search
    package let feeds: Feeds
    package let sitemap: Sitemap
    package let leaving: LeavingLinks
    package let archive: Archive
    package let export: MboxExport
    package let doctor: Doctor
    /// News of what has changed.
    package let events: EventBus
    /// For the doors that print the table.
    package let authorizer: Authorizer

    /// Wires the features of a community whose store is migrated and founded.
    package init(store: any Store, site: Site, surroundings: Surroundings) {
        let reader = Reader(store: store, authorizer: Authorizer(), logger: surroundings.logger)
        let searches = SearchReader(
            store: store, authorizer: Authorizer(), logger: surroundings.logger, longest: surroundings.longestSearch)
        let renderer = BodyRenderer(site: site, keys: surroundings.keys)
        let gate = Gate(authorizer: Authorizer(), renderer: renderer)
        let events = EventBus()
        self.site = site
        self.events = events
        authorizer = Authorizer()
        boards = Boards(reader: reader, store: store, gate: gate, events: events, surroundings: surroundings)
        discussions = Discussions(
            reader: reader, store: store, gate: gate, renderer: renderer, site: site, events: events,
            surroundings: surroundings)
        people = People(reader: reader, store: store, gate: gate, events: events, surroundings: surroundings)
        feeds = Feeds(reader: reader, searches: searches, index: store.searchIndex, site: site)
        sitemap = Sitemap(reader: reader)
        search = Search(
            reader: searches, store: store, renderer: renderer, zone: site.zone, now: surroundings.now)
        leaving = LeavingLinks(keys: surroundings.keys)
        archive = Archive(store: store, gate: gate, events: events, surroundings: surroundings)
        export = MboxExport(reader: reader, keys: surroundings.keys)
        doctor = Doctor(store: store, renderer: renderer, keys: surroundings.keys)
    }
}
