package import Storage

/// The product: every feature, wired to one store.
///
/// Doors hold one of these and nothing else.
package struct Community: Sendable {
    package let site: Site
    package let boards: Boards
    package let discussions: Discussions
    package let people: People
    package let members: Members
    package let search: Search
    package let feeds: Feeds
    package let sitemap: Sitemap
    package let leaving: LeavingLinks
    package let archive: Archive
    package let export: MboxExport
    package let doctor: Doctor
    /// News of what has changed.
    package let events: EventBus
    package let sessions: Sessions
    package let registration: Registration
    package let invitations: Invitations
    package let ageAgain: AgeAgain
    package let signIns: SignIns
    package let ownPassword: OwnPassword
    package let ownProfile: OwnProfile
    package let ownPreferences: OwnPreferences
    package let ownAddress: OwnAddress
    package let claims: Claims
    package let passwordResets: PasswordResets
    package let secondFactors: SecondFactors
    package let formTokens: FormTokens
    /// Notes of which sessions were seen, written down from time to time.
    package let seen: SeenKeeper
    package let purge: Purge
    /// Mail that is to be sent.
    package let outbox: Outbox
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
        seen = SeenKeeper(store: store)
        outbox = Outbox(store: store, site: site, surroundings: surroundings)
        purge = Purge(store: store, now: surroundings.now)
        sessions = Sessions(store: store, seen: seen, surroundings: surroundings)
        registration = Registration(
            store: store, site: site, outbox: outbox, events: events, surroundings: surroundings)
        ageAgain = AgeAgain(
            store: store, authorizer: Authorizer(), site: site, events: events, surroundings: surroundings)
        invitations = Invitations(store: store, authorizer: Authorizer(), surroundings: surroundings)
        signIns = SignIns(
            store: store, authorizer: Authorizer(), outbox: outbox, surroundings: surroundings)
        ownPassword = OwnPassword(
            store: store, authorizer: Authorizer(), site: site, outbox: outbox, surroundings: surroundings)
        ownProfile = OwnProfile(
            store: store, authorizer: Authorizer(), events: events, site: site, surroundings: surroundings)
        ownPreferences = OwnPreferences(store: store, authorizer: Authorizer(), surroundings: surroundings)
        ownAddress = OwnAddress(
            store: store, authorizer: Authorizer(), outbox: outbox, events: events, surroundings: surroundings)
        claims = Claims(store: store, authorizer: Authorizer(), events: events, surroundings: surroundings)
        passwordResets = PasswordResets(store: store, site: site, outbox: outbox, surroundings: surroundings)
        secondFactors = SecondFactors(
            store: store, authorizer: Authorizer(), site: site, outbox: outbox, surroundings: surroundings)
        formTokens = FormTokens(keys: surroundings.keys, now: surroundings.now)
        authorizer = Authorizer()
        boards = Boards(reader: reader, store: store, gate: gate, events: events, surroundings: surroundings)
        discussions = Discussions(
            reader: reader, store: store, gate: gate, renderer: renderer, site: site, events: events,
            surroundings: surroundings)
        people = People(
            reader: reader, store: store, gate: gate, renderer: renderer, events: events, surroundings: surroundings)
        members = Members(
            store: store, authorizer: Authorizer(), events: events, site: site, surroundings: surroundings)
        feeds = Feeds(reader: reader, searches: searches, index: store.searchIndex, site: site)
        sitemap = Sitemap(reader: reader)
        search = Search(
            reader: searches, store: store, renderer: renderer, zone: site.zone, now: surroundings.now)
        leaving = LeavingLinks(keys: surroundings.keys)
        archive = Archive(store: store, gate: gate, events: events, surroundings: surroundings)
        export = MboxExport(reader: reader, keys: surroundings.keys)
        doctor = Doctor(store: store, renderer: renderer, keys: surroundings.keys, now: surroundings.now)
    }
}
