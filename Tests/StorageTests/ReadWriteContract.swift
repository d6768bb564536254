import Storage
import Testing

/// What every engine does with values, reads and writes.
@Suite struct ReadWriteContract {
    @Test(arguments: Engine.allCases)
    func `what was written is read back with its type`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let cover: [UInt8] = [0, 255, 1]
        try await store.write { transaction in
            try transaction.run(
                "INSERT INTO song (title, played, cover, loud) VALUES (\("Ällo ♫"), \(Int64.max), \(cover), \(true))")
        }
        let row = try await store.read { transaction in
            try transaction.one(
                Query("SELECT title, played, cover, loud FROM song") { row in
                    (
                        try row.next(String.self), try row.next(Int64.self), try row.next([UInt8].self),
                        try row.next(Bool.self)
                    )
                })
        }
        #expect(row.0 == "Ällo ♫")
        #expect(row.1 == .max)
        #expect(row.2 == cover)
        #expect(row.3)
    }

    @Test(arguments: Engine.allCases)
    func `a missing value is nil and a type it isn't throws`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let nothing: [UInt8]? = nil
        try await store.write { try $0.run("INSERT INTO song (title, cover) VALUES ('a', \(nothing))") }
        let cover = try await store.read { transaction in
            try transaction.one(Query<[UInt8]?>("SELECT cover FROM song") { try $0.next() })
        }
        #expect(cover == nil)
        await #expect(throws: StorageError.unexpectedColumn(index: 0)) {
            try await store.read { try $0.one(Query<Int64>("SELECT cover FROM song")) }
        }
        await #expect(throws: StorageError.unexpectedColumn(index: 1)) {
            try await store.read { transaction in
                try transaction.one(Query("SELECT id FROM song") { (try $0.next(Int64.self), try $0.next(Int64.self)) })
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `text that looks like SQL stays text`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let title = "'); DROP TABLE song; --"
        try await store.write { try $0.run(.add(title)) }
        #expect(try await store.read { try $0.all(.titles) } == [title])
    }

    @Test(arguments: Engine.allCases)
    func `a read that writes throws and changes nothing`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        await #expect(throws: StorageError.self) {
            _ = try await store.read { try $0.run(.add("no")) }
        }
        #expect(try await store.read { try $0.all(.titles) } == [])
    }

    @Test(arguments: Engine.allCases)
    func `a row that breaks a rule of the schema is a constraint error`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { try $0.run(.add("once")) }
        do {
            try await store.write { try $0.run(.add("once")) }
            Issue.record("the second row was taken")
        } catch StorageError.constraint {
            #expect(try await store.read { try $0.all(.titles) } == ["once"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing found is nil, and one of nothing throws`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        #expect(try await store.read { try $0.first(.titles) } == nil)
        await #expect(throws: StorageError.noRow) {
            try await store.read { try $0.one(.titles) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list is bound value by value and parts keep their values`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { transaction in
            for title in ["a", "b", "c"] { try transaction.run(.add(title)) }
        }
        let condition: SQLText = "title IN (\(list: ["a", "c"])) AND played = \(0)"
        let found = try await store.read {
            try $0.all(Query<String>("SELECT title FROM song WHERE \(condition) ORDER BY title"))
        }
        #expect(found == ["a", "c"])
    }
}
