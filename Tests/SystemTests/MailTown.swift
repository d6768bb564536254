import Delivery
import Features
import Foundation
import Logging
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import Web

@testable import App

/// A test community whose mail is delivered, by the clock of the test.
struct MailTown: Sendable {
    let town: TestCommunity
    let address = "ada@example.org"
    private let metrics = PrometheusRegistry()

    init(store: (any Store)? = nil) async throws {
        town = try await makeCommunity(store: store)
    }

    /// Puts so many letters into the outbox.
    func write(_ count: Int) async throws {
        let outbox = town.community.outbox
        let to = try EmailAddress(typed: address)
        for _ in 1...count { try await outbox.put(.test, to: to) }
        outbox.ring()
    }

    /// How many letters are in a state.
    func count(_ state: String) async throws -> Int {
        try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM outbox WHERE state = \(state)")) }
    }

    /// Numbers of tries of all letters, each once.
    var tries: Set<Int> {
        get async throws { Set(try await town.store.read { try $0.all(Query<Int>("SELECT tries FROM outbox")) }) }
    }

    /// The servers' codes about all letters, each once.
    var replyCodes: Set<Int> {
        get async throws {
            Set(
                try await town.store.read {
                    try $0.all(Query<Int>("SELECT reply_code FROM outbox WHERE reply_code IS NOT NULL"))
                })
        }
    }

    /// How many tries failed for no fault of their letters.
    var failedForServer: Int {
        let line = metrics.text.firstMatch(of: /bandstand_mail_tries_total{fate="untried"} (\d+)/)
        return line.flatMap { Int($0.1) } ?? 0
    }

    /// Lets at least an hour pass, in which the server is tried in vain again and again.
    func letHourPassInVain() async throws {
        let end = ContinuousClock.now + Program.patience
        var minutes = 0
        while minutes < 60 || failedForServer < 10 {
            try #require(ContinuousClock.now < end, "the server was tried \(failedForServer) times")
            try await letMinutePass()
            minutes += 1
        }
    }

    /// A server on this machine, spoken to without encryption.
    static func plain(port: Int) throws -> SMTPServer {
        try SMTPServer(host: "127.0.0.1", port: port, security: .none, ownName: "forum.test")
    }

    /// Lets minutes pass until so many letters are in a state.
    func wait(for count: Int, _ state: String) async throws {
        let end = ContinuousClock.now + Program.patience
        while true {
            let reached = try await self.count(state)
            if reached >= count { return }
            try #require(ContinuousClock.now < end, "\(reached) of \(count) letters are \(state)")
            try await letMinutePass()
        }
    }

    /// Lets a minute pass, unless letters are being sent: no lease must end only because the test's clock runs fast.
    func letMinutePass() async throws {
        if try await count("sending") == 0 { town.clock.advance(seconds: 60) }
        town.community.outbox.ring()
        try await Task.sleep(for: .milliseconds(20))
    }

    /// Delivers while `body` runs, then ends as the program does.
    func delivering<Result: Sendable>(
        to server: SMTPServer, connections: Int = 4, _ body: () async throws -> Result
    ) async throws -> Result {
        let site = town.community.site
        let (clock, logger) = (town.clock, town.surroundings.logger)
        let templates = try Templates(Program.checkout.appending(path: "Templates", directoryHint: .isDirectory))
        let delivery = DeliveryTry(
            postman: try Postman(writer: LetterWriter(templates: templates, site: site), from: nil, site: site),
            route: .server(SMTPSender(server: server, connections: connections)),
            trouble: ServerTrouble(longest: .seconds(60)), retry: .seconds(60), now: { clock.now }, logger: logger)
        let office = PostOffice(
            outbox: town.community.outbox, delivery: delivery, meters: MailMeters(metrics),
            logger: logger)
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [office], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let result = try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }
}

extension MailServer {
    /// How to reach it without encryption.
    func plain() throws -> SMTPServer {
        try MailTown.plain(port: port)
    }

    /// The Message-IDs of all mails it took, in order.
    func messageIDs() throws -> [String] {
        try mails().map { mail in
            let lines = String(decoding: mail, as: UTF8.self).split(separator: "\r\n")
            return try #require(lines.first { $0.hasPrefix("Message-ID: ") }.map(String.init))
        }
    }
}
