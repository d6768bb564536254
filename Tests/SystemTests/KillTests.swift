import Features
import Foundation
import SQLiteStorage
import Storage
import Synchronization
import TestSupport
import Testing

/// A server whose process ends at once, in the middle of writing.
struct KillTests {
    private static let rounds = 20
    private static let writers = 3
    /// The rules stay on; only their numbers let a program write as fast as it can.
    private static let rates = """
        post-seconds: 0
        newcomer-post-seconds: 0
        newcomer-posts: 1
        newcomer-hours: 0
        newcomer-replies: 1000000
        typing-seconds: 0
        """

    @Test func `no reply that was acknowledged is lost when the server is killed, and nothing is out of step`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "bandstand.sqlite").path
            let flood = try await Program.run(
                "flood", "--discussions", "3", "--posts", "2", "--database", path, in: folder)
            try #require(flood.code == 0, "\(flood.errors)")
            let rules = try RulesFixture(in: folder)
            try rules.write("rates.yaml", Self.rates)
            let environment = [
                "BANDSTAND_RULES": rules.url.path, "BANDSTAND_SITE_URL": "http://127.0.0.1",
                "BANDSTAND_LOG_LEVEL": "error",
            ]
            let links = try await links(path, folder)
            var cookies: [String] = []
            for round in 1...Self.rounds {
                let writers = try await RunningServer.with(folder, environment: environment) { server in
                    // Sessions outlive the server, too.
                    if cookies.isEmpty {
                        cookies = try links.map { try FormExchange.signIn(by: $0, port: server.port) }
                    }
                    let writers = cookies.enumerated().map { number, cookie in
                        HastyWriter(port: server.port, cookie: cookie, round: round, number: number + 1)
                    }
                    for writer in writers { writer.start() }
                    // Any moment is as good as another: a commit is under way at most of them.
                    let goal = 3 + round % 5
                    let hasWritten = try await poll(within: Program.patience) {
                        writers.map(\.record.acknowledged.count).reduce(0, +) >= goal
                            || writers.allSatisfy(\.record.hasEnded) ? true : nil
                    }
                    server.process.send(SIGKILL)
                    #expect(hasWritten == true)
                    let haveEnded = try await poll(within: Program.patience) {
                        writers.allSatisfy(\.record.hasEnded) ? true : nil
                    }
                    try #require(haveEnded == true)
                    return writers
                }
                try await check(writers.map(\.record), round, path)
                let doctor = try await Program.run("doctor", "--database", path, in: folder)
                try #require(doctor.code == 0, "round \(round): \(doctor.output)\(doctor.errors)")
            }
        }
    }

    /// What is in the database is what was sent, once each, and all that was acknowledged is.
    private func check(_ records: [HastyWriter.Record], _ round: Int, _ path: String) async throws {
        let store = try SQLiteStore(path: path)
        let beginning = "Round \(round), %"
        let stored = try await store.read { transaction in
            try transaction.all(
                Query<(Int64, String)>(
                    """
                    SELECT p.id, y.source FROM body y JOIN post p ON p.id = y.post
                    WHERE y.source LIKE \(beginning) AND p.state = 'visible'
                    """
                ) { (try $0.next(), try $0.next()) })
        }
        try store.close()
        let texts = Dictionary(uniqueKeysWithValues: stored)
        #expect(Set(texts.values).count == stored.count, "round \(round): a reply is there twice")
        #expect(Set(texts.values).isSubset(of: records.flatMap(\.sent)))
        var acknowledged = 0
        for record in records {
            #expect(record.refusals == [], "round \(round)")
            for (post, words) in record.acknowledged {
                try #require(texts[post] == words, "round \(round): post \(post) was acknowledged and is lost")
                acknowledged += 1
            }
        }
        #expect(acknowledged >= 3, "round \(round) proves nothing")
    }

    /// Links that sign in members of the flood.
    private func links(_ path: String, _ folder: URL) async throws -> [String] {
        var links: [String] = []
        for number in 1...Self.writers {
            links.append(try await FormExchange.link(for: "player\(number)", database: path, in: folder))
        }
        return links
    }
}

/// A member who answers again and again, by the form, from a thread of its own, until the server is gone.
private final class HastyWriter: Sendable {
    struct Record: Sendable {
        /// Words that were sent, whatever came of them.
        var sent: [String] = []
        /// Words that the server said it has, by the post that it named.
        var acknowledged: [Int64: String] = [:]
        /// Answers that should not have come.
        var refusals: [String] = []
        var hasEnded = false
    }

    /// Replies of one round, at most.
    private static let most = 500
    /// Posts of the flood: there are six.
    private static let posts = 6

    private let port: Int
    private let cookie: String
    private let round: Int
    private let number: Int
    private let state = LockedRecord()

    init(port: Int, cookie: String, round: Int, number: Int) {
        self.port = port
        self.cookie = cookie
        self.round = round
        self.number = number
    }

    var record: Record { state.record }

    func start() {
        Thread { [self] in
            // The server has gone: what that throws is what is waited for.
            try? write()
            state.change { $0.hasEnded = true }
        }.start()
    }

    private func write() throws {
        for reply in 1...Self.most {
            let path = "/p/\((reply + number) % Self.posts + 1)/reply"
            guard let page = try FormExchange.send("GET \(path) HTTP/1.1", cookie: cookie, port: port) else { return }
            guard let token = FormExchange.field("t", in: page), let use = FormExchange.field("c", in: page) else {
                // The page broke off with the server, or it is another page.
                if page.contains("</html>") { state.change { $0.refusals.append(String(page.prefix(200))) } }
                return
            }
            let words = "Round \(round), writer \(number), reply \(reply)."
            state.change { $0.sent.append(words) }
            let form = "t=\(token)&c=\(use)&understood=yes&do=post&body=\(words.replacing(" ", with: "+"))"
            let answer = try FormExchange.send("POST \(path) HTTP/1.1", form: form, cookie: cookie, port: port)
            guard let answer else { return }
            guard answer.hasPrefix("HTTP/1.1 303"), let place = answer.firstMatch(of: #/(?i)location: \/p\/(\d+)/#),
                let post = Int64(place.1)
            else {
                state.change { $0.refusals.append(String(answer.prefix(200))) }
                return
            }
            state.change { $0.acknowledged[post] = words }
        }
    }
}

/// A writer's record, which its thread writes and the test reads.
private final class LockedRecord: Sendable {
    private let state = Mutex(HastyWriter.Record())

    var record: HastyWriter.Record { state.withLock { $0 } }

    func change(_ body: (inout HastyWriter.Record) -> Void) { state.withLock { body(&$0) } }
}
