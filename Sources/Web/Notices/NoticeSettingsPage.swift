import Features

/// "Your Notices": what a member is told, and where.
struct NoticeSettingsPage: Page {
    let template = Template.noticeSettings
    let head: Head
    let words = NoticeSettingsWords()
    let account = Link.account
    let action = Link.noticeSettings
    let token: String
    let rows: [Row]
    let digest: ChoiceField
    let isMailStopped: Bool
    let threads: [StoppedThread]
    let hasThreads: Bool
    /// Mail of these threads is to come again.
    let resumesThreads: Bool
    let errors: ErrorSummary?
    /// What was just done, when something was.
    let notice: String?

    /// One kind of thing.
    struct Row: Sendable {
        let name: String
        /// What its fields are called.
        let web: String
        let mail: String
        let onWeb: Bool
        let options: [SelectOption]
        /// One sentence that says what to do; nil when nothing is wrong.
        let error: String?
        let isBad: Bool
    }

    /// A thread of which no mail comes.
    struct StoppedThread: Sendable {
        let address: HTML
        let title: HTML
    }

    /// What was chosen; where a form said nothing that can be, what is kept.
    struct Chosen: Sendable {
        private(set) var settings: NoticeSettings
        /// How often the digest comes, by the value that forms send.
        fileprivate let digest: String
        /// Kinds of which the form did not say when a mail is wanted.
        fileprivate private(set) var unclear: Set<Notice.Kind> = []
        private(set) var resumesThreads = false

        init(_ settings: NoticeSettings) {
            self.settings = settings
            digest = settings.digest?.rawValue ?? NoticeSettingsPage.off
        }

        /// - Parameter kept: what holds until this is stored.
        init(_ form: Form, over kept: NoticeSettings) {
            digest = form.line(NoticeSettingsPage.digest)
            resumesThreads = form.has(NoticeSettingsPage.resume)
            settings = kept
            settings.digest = NoticeSettings.Every(rawValue: digest)
            settings.isMailStopped = form.has(NoticeSettingsPage.stopped)
            for kind in Notice.Kind.allCases {
                let mail = NoticeChoice.Mail(rawValue: form.line(NoticeSettingsPage.mail(kind)))
                if mail == nil { unclear.insert(kind) }
                settings.choices[kind] = NoticeChoice(
                    onWeb: form.has(NoticeSettingsPage.web(kind)), byMail: mail ?? kept.choice(for: kind).byMail)
            }
        }

        /// Each choice is one of ours.
        var isClear: Bool { unclear.isEmpty && (settings.digest != nil || digest == NoticeSettingsPage.off) }
    }

    init(_ chosen: Chosen, token: String, notice: String? = nil, refusal: FormRefusal? = nil) {
        let settings = chosen.settings
        head = .ofForm(words.title)
        self.token = token
        self.notice = notice
        rows = Notice.Kind.allCases.map { kind in
            let (choice, isBad) = (settings.choice(for: kind), chosen.unclear.contains(kind))
            return Row(
                name: NoticeSettingsWords.name(kind), web: Self.web(kind), mail: Self.mail(kind), onWeb: choice.onWeb,
                options: NoticeSettingsWords.options.map {
                    SelectOption(value: $0.value, name: $0.label, isChosen: $0.value == choice.byMail.rawValue)
                }, error: isBad ? NoticeSettingsWords.unclear(kind) : nil, isBad: isBad)
        }
        digest = ChoiceField(
            Self.digest, NoticeSettingsWords.digest, hint: NoticeSettingsWords.digestHint,
            of: NoticeSettingsWords.every, chosen: chosen.digest)
        isMailStopped = settings.isMailStopped
        threads = settings.stoppedThreads.map {
            StoppedThread(address: "\(Link.discussion($0))", title: "\($0.title)")
        }
        hasThreads = !threads.isEmpty
        resumesThreads = chosen.resumesThreads
        errors = ErrorSummary(
            faults: rows.map { ErrorSummary.Fault(field: $0.mail, sentence: $0.error) }
                + [ErrorSummary.Fault(field: digest.name, sentence: digest.error)], refusal: refusal)
    }

    static let (digest, off, stopped, resume) = ("digest", "off", "stopped", "resume")

    static func web(_ kind: Notice.Kind) -> String { "web-\(kind.rawValue)" }

    static func mail(_ kind: Notice.Kind) -> String { "mail-\(kind.rawValue)" }
}
