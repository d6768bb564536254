import Features
import Logging
import ServiceLifecycle

/// Delivers the letters of the outbox while the server runs: at once when there are new ones, else when they are due.
///
/// A letter leaves the outbox when the mail server's answer is known; one that was dropped while it waited in line is
/// not sent. Once the office is closed, what is under way has 3 seconds; whatever was not sent by then is sent after
/// the next start.
struct PostOffice: Service {
    private let outbox: Outbox
    private let delivery: DeliveryTry
    private let meters: MailMeters
    private let logger: Logger
    /// What makes it look for letters, and who may do so; no more of it is heard after the end.
    private let calls: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation

    /// Letters in hand at most: enough that connections find one waiting, few enough that each is soon done with.
    private static let window = 32
    /// How often letters are looked for that have become due.
    private static let interval = Duration.seconds(1)
    /// Looks between two renewals of leases, several of them within one.
    private static let looksPerRenewal = 30
    /// How often it is tried to note what became of a letter, and the first wait, doubled each time: 51 s in all.
    private static let notings = 10
    private static let firstWait = Duration.milliseconds(100)

    init(outbox: Outbox, delivery: DeliveryTry, meters: MailMeters, logger: Logger) {
        self.outbox = outbox
        self.delivery = delivery
        self.meters = meters
        self.logger = logger
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func run() async throws {
        let hand = LettersInHand()
        outbox.answerBell { call.yield() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await look(hand) }
                for await _ in calls {
                    for letter in await claim(hand) {
                        group.addTask {
                            await deliver(letter, hand)
                            call.yield()
                        }
                    }
                }
            }
        } onGracefulShutdown: {
            close()
        }
    }

    /// Takes no more letters and stops those under way; it still runs until its own end has come.
    func close() {
        call.finish()
        Task { await delivery.route.close() }
    }

    /// Calls from time to time, and keeps letters that take long from being taken for lost.
    private func look(_ hand: LettersInHand) async {
        await cancelWhenGracefulShutdown {
            var looks = 0
            while !Task.isCancelled {
                call.yield()
                looks += 1
                // One that could not be renewed is logged, and comes back by itself.
                if looks.isMultiple(of: Self.looksPerRenewal) { try? await outbox.renew(hand.all) }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// As many letters as there is room for, in a few large claims rather than many small ones.
    private func claim(_ hand: LettersInHand) async -> [OutgoingLetter] {
        let count = hand.count
        let room =
            switch delivery.trouble.permission(at: delivery.now()) {
            case .all: count <= Self.window / 2 ? Self.window - count : 0
            case .one: count == 0 ? 1 : 0
            case .none: 0
            }
        guard room > 0 else { return [] }
        // What could not be claimed is logged, and claimed the next time.
        let letters = (try? await outbox.claim(room)) ?? []
        hand.take(letters)
        return letters
    }

    private func deliver(_ letter: OutgoingLetter, _ hand: LettersInHand) async {
        // Where that can't be asked, which is logged, the letter waits.
        let fate = await delivery.fate(of: letter) { (try? await outbox.mayGo(letter)) ?? false }
        meters.count(fate)
        await note(fate, of: letter)
        hand.drop(letter)
    }

    /// Notes what became of a letter, again and again if need be: one that was sent would otherwise be sent twice.
    ///
    /// Meanwhile the letter stays in hand, where its lease is renewed. At the end there is one more try, at once.
    private func note(_ fate: LetterFate, of letter: OutgoingLetter) async {
        var wait = Self.firstWait
        for trial in 1...Self.notings {
            do {
                return try await outbox.settle(letter, fate)
            } catch {
                // Each failure is logged with its cause.
                guard trial < Self.notings, !Task.isShuttingDownGracefully else { break }
                await cancelWhenGracefulShutdown { [wait] in try? await Task.sleep(for: wait) }
                wait *= 2
            }
        }
        logger.error(
            "what became of a letter could not be noted: it comes back when its lease ends",
            metadata: ["id": .string(letter.messageID)])
    }
}
