import Features
import Logging
import ServiceLifecycle

/// Delivers the letters of the outbox while the server runs: at once when there are new ones, else when they are due.
///
/// A letter leaves the outbox when the mail server's answer is known. When the program ends, what is under way has
/// 3 seconds; whatever was not sent by then is sent after the next start.
struct PostOffice: Service {
    let outbox: Outbox
    let delivery: DeliveryTry
    let meters: MailMeters
    let logger: Logger

    /// Letters in hand at most: enough that connections find one waiting, few enough that each is soon done with.
    private static let window = 32
    /// How often letters are looked for that have become due.
    private static let interval = Duration.seconds(1)
    /// Looks between two renewals of leases, several of them within one.
    private static let looksPerRenewal = 30

    func run() async throws {
        let (calls, call) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let hand = LettersInHand()
        outbox.answerBell { call.yield() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await look(from: call, hand) }
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
            call.finish()
            Task { await delivery.route.close() }
        }
    }

    /// Calls from time to time, and keeps letters that take long from being taken for lost.
    private func look(from call: AsyncStream<Void>.Continuation, _ hand: LettersInHand) async {
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
        let fate = await delivery.fate(of: letter)
        meters.count(fate)
        do {
            try await outbox.settle(letter, fate)
        } catch {
            // The cause is logged: the letter comes back when its lease ends.
            logger.error("what became of a letter could not be noted", metadata: ["id": .string(letter.messageID)])
        }
        hand.drop(letter)
    }
}
