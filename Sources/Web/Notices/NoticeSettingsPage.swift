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
    }

    /// A thread of which no mail comes.
    struct StoppedThread: Sendable {
        let address: HTML
        let title: HTML
    }

    init(_ settings: NoticeSettings, token: String, notice: String? = nil, refusal: FormRefusal? = nil) {
        head = .ofForm(words.title)
        self.token = token
        self.notice = notice
        rows = Notice.Kind.allCases.map { kind in
            let choice = settings.choice(for: kind)
            return Row(
                name: NoticeSettingsWords.name(kind), web: Self.web(kind), mail: Self.mail(kind), onWeb: choice.onWeb,
                options: NoticeSettingsWords.options.map {
                    SelectOption(value: $0.value, name: $0.label, isChosen: $0.value == choice.byMail.rawValue)
                })
        }
        digest = ChoiceField(
            Self.digest, NoticeSettingsWords.digest, hint: NoticeSettingsWords.digestHint,
            of: NoticeSettingsWords.every, chosen: settings.digest?.rawValue ?? Self.off)
        isMailStopped = settings.isMailStopped
        threads = settings.stoppedThreads.map {
            StoppedThread(address: "\(Link.discussion($0))", title: "\($0.title)")
        }
        hasThreads = !threads.isEmpty
        errors = ErrorSummary(faults: [], refusal: refusal)
    }

    static let (digest, off, stopped, resume) = ("digest", "off", "stopped", "resume")

    static func web(_ kind: Notice.Kind) -> String { "web-\(kind.rawValue)" }

    static func mail(_ kind: Notice.Kind) -> String { "mail-\(kind.rawValue)" }
}

extension NoticeSettings {
    /// What a form says; throws `BadRequest` for what no form of ours can.
    init(_ form: Form) throws {
        var choices: [Notice.Kind: NoticeChoice] = [:]
        for kind in Notice.Kind.allCases {
            guard let mail = NoticeChoice.Mail(rawValue: form.line(NoticeSettingsPage.mail(kind))) else {
                throw BadRequest()
            }
            choices[kind] = NoticeChoice(onWeb: form.has(NoticeSettingsPage.web(kind)), byMail: mail)
        }
        let digest = form.line(NoticeSettingsPage.digest)
        let every = Every(rawValue: digest)
        guard every != nil || digest == NoticeSettingsPage.off else { throw BadRequest() }
        self.init(choices: choices, digest: every, isMailStopped: form.has(NoticeSettingsPage.stopped))
    }
}
