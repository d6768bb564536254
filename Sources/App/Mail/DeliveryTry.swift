import Delivery
import Features
import Logging

/// One try to deliver a letter, and what follows from how it went.
struct DeliveryTry: Sendable {
    let postman: Postman
    let route: MailRoute
    let trouble: ServerTrouble
    /// The minute by which waits are reckoned.
    let retry: Duration
    let now: @Sendable () -> Moment
    let logger: Logger

    /// Tries once; never throws, so that every letter that was claimed meets a fate.
    ///
    /// - Parameter mayGo: asked when the letter's turn has come: whether it is still to go.
    func fate(of letter: OutgoingLetter, ifStill mayGo: @Sendable () async -> Bool) async -> LetterFate {
        do {
            let mail = try postman.mail(letter)
            return fate(of: letter, after: try await route.deliver(mail, ifStill: mayGo))
        } catch is CancellationError {
            return .untried(at: now())
        } catch {
            log(.error, "a letter can't be written", letter, "\(error)")
            return .givenUp(code: nil)
        }
    }

    private func fate(of letter: OutgoingLetter, after outcome: DeliveryOutcome) -> LetterFate {
        switch outcome {
        case .accepted:
            serverAnswered()
            return .sent
        case .unknown:
            log(.warning, "a letter may have arrived, and is sent again", letter, "the connection ended")
            return later(letter, code: nil)
        case .refusedForGood(let refusal):
            serverAnswered()
            log(.warning, "a letter was refused", letter, "\(refusal)")
            return .refused(code: refusal.code)
        case .refusedForNow(let refusal) where refusal.step.isBeforeLetter:
            return untried(refusal)
        case .refusedForNow(let refusal):
            serverAnswered()
            log(.info, "a letter was not taken yet", letter, "\(refusal)")
            return later(letter, code: refusal.code)
        }
    }

    private func later(_ letter: OutgoingLetter, code: Int?) -> LetterFate {
        guard let wait = RetrySchedule.wait(afterAttempt: letter.attempt, of: letter.messageID) else {
            log(.warning, "a letter is given up", letter, "it was tried \(letter.attempt) times")
            return .givenUp(code: code)
        }
        let milliseconds = wait.milliseconds * retry.milliseconds / Duration.seconds(60).milliseconds
        return .later(at: Moment(rawValue: now().rawValue + milliseconds), code: code)
    }

    private func untried(_ refusal: Refusal) -> LetterFate {
        let (until, isNew) = trouble.begin(at: now())
        if isNew {
            logger.error("no mail can be sent for now; it waits", metadata: ["reply": .string("\(refusal)")])
        }
        return .untried(at: until)
    }

    private func serverAnswered() {
        if trouble.end() { logger.notice("mail can be sent again") }
    }

    /// Says which letter it is without saying whose.
    private func log(_ level: Logger.Level, _ words: Logger.Message, _ letter: OutgoingLetter, _ reply: String) {
        logger.log(
            level: level, words,
            metadata: [
                "letter": .string(letter.letter.kind.rawValue), "id": .string(letter.messageID),
                "reply": .string(reply),
            ])
    }
}

extension SMTPStep {
    /// What fails here says nothing about the letter: the server, our way to it or our own address is at fault.
    fileprivate var isBeforeLetter: Bool {
        switch self {
        case .connecting, .greeting, .securing, .signingIn, .sender: true
        case .recipient, .message: false
        }
    }
}
