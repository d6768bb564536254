import Features

/// What our letters say.
struct LetterWords: Sendable {
    let site: Site

    static func greeting(_ name: String?) -> String {
        name.map { "Hello \($0)," } ?? "Hello,"
    }

    func text(of letter: Letter) -> LetterText {
        switch letter {
        case .confirmAddress(let token): confirm(token)
        case .alreadyMember(let name): alreadyMember(name)
        case .resetPassword(let name, let token): reset(name, token)
        case .passwordChanged(let name):
            warning(
                name, "Your password at \(site.name) was changed",
                news: "The password of \(name) at \(site.name) was changed.", otherwise: "choose another at once",
                choosePassword)
        case .addressChange(let name, let token): addressChange(name, token)
        case .addressChanged(let name, let undo): addressChanged(name, undo)
        case .addressTakenBack(let name): addressTakenBack(name)
        case .addressTaken(let name): addressTaken(name)
        case .secondFactorChanged(let name, let isOn): secondFactorChanged(name, isOn)
        case .newSignIn(let name, let device, let moment): newSignIn(name, device, moment)
        case .urgentReport(let name, let item): urgentReport(name, QueueItem.ID(rawValue: item))
        case .notices(let letter): notices(letter)
        case .digest(let letter): digest(letter)
        case .test: test
        }
    }

    private func confirm(_ token: Secret) -> LetterText {
        LetterText(
            subject: "Confirm your address for \(site.name)", name: nil,
            paragraphs: [
                "Somebody, we hope you, is joining \(site.name) with this address.",
                "To make the account, open this page and enter the password you chose there. It can be done for 7 days.",
            ],
            action: .init(label: "Confirm and join", address: whole(Link.confirm(by: token))),
            afterwards: [
                "If that was not you, do nothing: without that password the link is of no use to anybody, and what "
                    + "was entered is deleted after 7 days."
            ],
            reason: enteredAddress)
    }

    private func alreadyMember(_ name: String) -> LetterText {
        LetterText(
            subject: "You have an account at \(site.name)", name: name,
            paragraphs: [
                "Somebody, perhaps you, tried to join \(site.name) with this address. It belongs to your account "
                    + "\(name) already, so no other was made.",
                "Sign in as \(name). If you don’t know the password any more, choose a new one:",
            ],
            action: choosePassword,
            afterwards: ["If that was not you, nothing has happened, and there is nothing to do."],
            reason: ownAddress(name))
    }

    private func reset(_ name: String, _ token: Secret) -> LetterText {
        LetterText(
            subject: "A new password for \(site.name)", name: name,
            paragraphs: [
                "Somebody, we hope you, asked for a new password for \(name) at \(site.name). The link works once, "
                    + "within an hour."
            ],
            action: .init(label: choosePassword.label, address: whole(Link.reset(by: token))),
            afterwards: ["If that was not you, do nothing: your password stays as it is."], reason: ownAddress(name))
    }

    private func addressChange(_ name: String, _ token: Secret) -> LetterText {
        LetterText(
            subject: "Confirm your new address for \(site.name)", name: name,
            paragraphs: [
                "Somebody, we hope you, wants mail for \(name) at \(site.name) to come here. The link works once, "
                    + "within a day, for whoever is signed in as \(name); until then nothing changes."
            ],
            action: .init(label: "Use this address", address: whole(Link.confirmAddress(by: token))),
            afterwards: ["If that was not you, do nothing."], reason: enteredAddress)
    }

    private func addressChanged(_ name: String, _ undo: Secret) -> LetterText {
        LetterText(
            subject: "Your address at \(site.name) was changed", name: name,
            paragraphs: [
                "Mail for \(name) at \(site.name) goes to another address from now on.",
                "If that was you, there is nothing to do. If not, take it back within 7 days: that ends every sign-in "
                    + "and asks for a new password.",
            ],
            action: .init(label: "Take the change back", address: whole(Link.undoAddress(by: undo))), afterwards: [],
            reason: "You get this because the address belonged to the account \(name) until now.")
    }

    private func addressTakenBack(_ name: String) -> LetterText {
        LetterText(
            subject: "A change of address at \(site.name) was taken back", name: name,
            paragraphs: [
                "Mail for \(name) at \(site.name) goes to the former address again. Whoever reads mail there took the "
                    + "change back; every sign-in has ended, and the account waits for a new password."
            ], action: nil,
            afterwards: ["If that surprises you, ask whoever runs \(site.name)."],
            reason: "You get this because the address belonged to the account \(name) until now.")
    }

    private func addressTaken(_ name: String) -> LetterText {
        LetterText(
            subject: "Your address is in use at \(site.name)", name: name,
            paragraphs: [
                "Somebody, perhaps you, wanted mail for another account at \(site.name) to come here. The address "
                    + "belongs to your account \(name), and an address belongs to one account, so nothing was changed.",
                "If you want it for the other one, give \(name) another address first:",
            ],
            action: .init(label: "Your address", address: whole(Link.address)),
            afterwards: ["If that was not you, nothing has happened, and there is nothing to do."],
            reason: ownAddress(name))
    }

    private func secondFactorChanged(_ name: String, _ isOn: Bool) -> LetterText {
        warning(
            name,
            isOn ? "Signing in at \(site.name) takes a code now" : "Signing in at \(site.name) takes no code any more",
            news: isOn
                ? "From now on, whoever signs in as \(name) is asked for a code after the password."
                : "From now on, whoever signs in as \(name) is asked for the password alone.",
            otherwise: "choose a new password at once", choosePassword)
    }

    private func newSignIn(_ name: String, _ device: String, _ moment: Moment) -> LetterText {
        let time = Dates(zone: site.zone, now: moment).full(moment)
        return warning(
            name, "New sign-in at \(site.name)",
            news: "\(name) was signed in with \(device) on \(time) (\(Dates.name(of: site.zone))).",
            otherwise: "end that sign-in and change your password",
            .init(label: "See where you are signed in", address: whole(Link.signIns)))
    }

    /// No word of the post, and no name, goes into mail: it may be a child's.
    ///
    /// Its link leads by way of signing in, for whoever is signed out finds no queue.
    private func urgentReport(_ name: String, _ item: QueueItem.ID) -> LetterText {
        LetterText(
            subject: "A post at \(site.name) may be a child’s", name: name,
            paragraphs: [
                "Somebody says that whoever wrote a post at \(site.name) may be under 13. Nobody reads that post until "
                    + "one of those who moderate has looked at it."
            ],
            action: .init(label: "Look at it", address: whole(Link.signIn(to: Link.queueItem(item)))),
            afterwards: ["If somebody was faster, that page says what was decided."],
            reason: "You get this because you moderate at \(site.name).")
    }

    /// News of something that a member did, or somebody else in their place, and what to do in that case.
    private func warning(
        _ name: String, _ subject: String, news: String, otherwise remedy: String, _ action: LetterText.Action
    ) -> LetterText {
        LetterText(
            subject: subject, name: name,
            paragraphs: [news, "If that was you, there is nothing to do. If not, \(remedy):"], action: action,
            afterwards: [], reason: ownAddress(name))
    }

    private var test: LetterText {
        LetterText(
            subject: "Test mail from \(site.name)", name: nil,
            paragraphs: ["This was sent to find out whether mail from \(site.name) arrives. It does."], action: nil,
            afterwards: [], reason: "You get this because whoever runs \(site.name) had it sent here.")
    }

    private var choosePassword: LetterText.Action {
        .init(label: "Choose a new password", address: whole(Link.forgotten))
    }

    func whole(_ path: String) -> String { site.origin + path }

    private var enteredAddress: String { "You get this because the address was entered at \(site.name)." }

    private func ownAddress(_ name: String) -> String {
        "You get this because the address belongs to the account \(name)."
    }
}
