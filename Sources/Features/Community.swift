package import Storage

/// The product: every feature, wired to one store.
///
/// Doors hold one of these and nothing else.
package struct Community: Sendable {
    package let site: Site
    package let boards: Boards
    package let discussions: Discussions
    package let ownPosts: OwnPosts
    package let people: People
    /// What is each reader's own.
    package let reading: Reading
    /// What follows when they look at posts.
    package let attention: Attention
    package let members: Members
    package let moderation: Moderation
    package let reports: Reports
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
    package let composerTokens: ComposerTokens
    package let savedDrafts: SavedDrafts
    package let acknowledgements: Acknowledgements
    package let versions: Versions
    package let nameCompletion: NameCompletion
    package let removedTexts: RemovedTexts
    /// Notes of which sessions were seen, written down from time to time.
    package let seen: SeenKeeper
    package let purge: Purge
    /// Takes deleted words out of the database's files.
    package let tidying: Tidying
    /// Mail that is to be sent.
    package let outbox: Outbox
    /// What members are told.
    package let notices: Notices
    /// Mail about it.
    package let noticeLetters: NoticeLetters
    /// Quotes of posts, as composers begin with them.
    package let quotes: Quotes
    package let marks: Marks
    package let answers: Answers
    /// For the doors that print the table.
    package let authorizer: Authorizer
    private let rules: RuleKeeper

    /// The numbers of the house as they are now.
    package var rates: Rates { rules.current.rates }

    /// Wires the features of a community whose store is migrated and founded.
    package init(store: any Store, site: Site, surroundings: Surroundings) {
        let reader = Reader(store: store, authorizer: Authorizer(), logger: surroundings.logger)
        let searches = SearchReader(store: store, authorizer: Authorizer(), surroundings: surroundings)
        let renderer = BodyRenderer(site: site, keys: surroundings.keys)
        let gate = Gate(authorizer: Authorizer(), renderer: renderer, rules: surroundings.rules)
        let events = EventBus()
        let texts = TextPace()
        self.site = site
        self.events = events
        rules = surroundings.rules
        seen = SeenKeeper(store: store)
        outbox = Outbox(store: store, site: site, surroundings: surroundings)
        let digestZone = DigestZone(usual: site.zone)
        notices = Notices(
            reader: reader, store: store, authorizer: Authorizer(), events: events, zone: digestZone,
            surroundings: surroundings)
        noticeLetters = NoticeLetters(store: store, outbox: outbox, zone: digestZone, surroundings: surroundings)
        purge = Purge(store: store, now: surroundings.now)
        tidying = Tidying(store: store, zone: site.zone, now: surroundings.now)
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
            store: store, authorizer: Authorizer(), events: events, site: site, gate: gate, surroundings: surroundings)
        ownPreferences = OwnPreferences(store: store, authorizer: Authorizer(), surroundings: surroundings)
        ownAddress = OwnAddress(
            store: store, authorizer: Authorizer(), outbox: outbox, events: events, surroundings: surroundings)
        claims = Claims(store: store, authorizer: Authorizer(), events: events, surroundings: surroundings)
        passwordResets = PasswordResets(store: store, site: site, outbox: outbox, surroundings: surroundings)
        secondFactors = SecondFactors(
            store: store, authorizer: Authorizer(), site: site, outbox: outbox, surroundings: surroundings)
        formTokens = FormTokens(keys: surroundings.keys, now: surroundings.now)
        composerTokens = ComposerTokens(surroundings: surroundings)
        savedDrafts = SavedDrafts(store: store, authorizer: Authorizer(), surroundings: surroundings)
        acknowledgements = Acknowledgements(reader: reader)
        versions = Versions(store: store, authorizer: Authorizer(), events: events, surroundings: surroundings)
        nameCompletion = NameCompletion(store: store, authorizer: Authorizer(), surroundings: surroundings)
        removedTexts = RemovedTexts(store: store, renderer: renderer, events: events, surroundings: surroundings)
        authorizer = Authorizer()
        boards = Boards(reader: reader, store: store, gate: gate, events: events, surroundings: surroundings)
        discussions = Discussions(
            reader: reader, store: store, gate: gate, renderer: renderer, site: site, events: events, texts: texts,
            surroundings: surroundings)
        moderation = Moderation(
            store: store, authorizer: Authorizer(), renderer: renderer, site: site, events: events,
            surroundings: surroundings)
        reports = Reports(
            store: store, authorizer: Authorizer(), renderer: renderer, events: events, outbox: outbox,
            surroundings: surroundings)
        ownPosts = OwnPosts(store: store, gate: gate, events: events, texts: texts, surroundings: surroundings)
        people = People(
            reader: reader, store: store, gate: gate, renderer: renderer, events: events, surroundings: surroundings)
        reading = Reading(
            reader: reader, store: store, authorizer: Authorizer(), surroundings: surroundings)
        attention = Attention(
            reading: reading, notices: notices, store: store, authorizer: Authorizer(), surroundings: surroundings)
        members = Members(
            store: store, authorizer: Authorizer(), events: events, site: site, surroundings: surroundings)
        feeds = Feeds(reader: reader, searches: searches, index: store.searchIndex, site: site)
        sitemap = Sitemap(reader: reader)
        search = Search(
            reader: searches, store: store, renderer: renderer, zone: site.zone, now: surroundings.now)
        leaving = LeavingLinks(keys: surroundings.keys)
        quotes = Quotes(reader: reader)
        marks = Marks(
            reader: reader, store: store, authorizer: Authorizer(), events: events, surroundings: surroundings)
        answers = Answers(
            reader: reader, store: store, authorizer: Authorizer(), events: events, surroundings: surroundings)
        archive = Archive(store: store, gate: gate, events: events, surroundings: surroundings)
        export = MboxExport(reader: reader, keys: surroundings.keys)
        doctor = Doctor(store: store, renderer: renderer, keys: surroundings.keys, now: surroundings.now)
    }
}
