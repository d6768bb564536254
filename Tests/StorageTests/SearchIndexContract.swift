import Storage
import Testing

/// What every engine's full-text index does.
@Suite struct SearchIndexContract {
    private static let tables = Migration("002-search", sql: "{search}")

    private func store(_ engine: Engine, _ entries: [SearchEntry]) async throws -> any Store {
        let store = try engine.makeStore()
        try await store.migrate([songs, Self.tables])
        let index = store.searchIndex
        try await store.write { transaction in
            for entry in entries { try index.add(entry, in: transaction) }
        }
        return store
    }

    private static let nut = SearchEntry(
        key: 3 << 30, title: "a new nut", thread: "", text: "bone dust in the slot", author: "ada", board: "\u{E000}1")
    private static let saddle = SearchEntry(
        key: 2 << 30, title: "", thread: "a new nut", text: "the saddle is dust and bone", author: "ben",
        board: "\u{E000}1")
    private static let old = SearchEntry(
        key: -5, title: "", thread: "bone", text: "書類 類 é", author: "ada", board: "\u{E000}2")

    private func keys(_ terms: SearchTerms, in store: any Store, isScored: Bool = false) async throws -> [Int64] {
        let matches = store.searchIndex.matches(terms, isScored: isScored)
        return try await store.read {
            try $0.all(Query<Int64>("SELECT entry_key FROM (\(matches)) s ORDER BY entry_key DESC"))
        }
    }

    private func all(_ phrases: SearchTerms.Phrase..., none: [SearchTerms.Phrase] = []) -> SearchTerms {
        SearchTerms(all: phrases.map { [$0] }, none: none)
    }

    @Test(arguments: Engine.allCases)
    func `words, phrases, fields and beginnings are found`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut, Self.saddle, Self.old])
        let (nut, saddle, old) = (Self.nut.key, Self.saddle.key, Self.old.key)
        #expect(try await keys(all(.init(["bone"])), in: store) == [nut, saddle, old])
        #expect(try await keys(all(.init(["bone"]), .init(["dust"])), in: store) == [nut, saddle])
        #expect(try await keys(all(.init(["bone", "dust"])), in: store) == [nut])
        #expect(try await keys(all(.init(["nut"], in: [.title])), in: store) == [nut])
        #expect(try await keys(all(.init(["nut"], in: [.title, .thread])), in: store) == [nut, saddle])
        #expect(try await keys(all(.init(["a"])), in: store) == [nut, saddle])
        #expect(try await keys(all(.init(["書"], isOpen: true)), in: store) == [old])
        #expect(try await keys(all(.init(["書"])), in: store) == [])
        #expect(try await keys(all(.init(["é"])), in: store) == [old])
        #expect(try await keys(all(.init(["\u{E000}1"], in: [.board])), in: store) == [nut, saddle])
        let either = SearchTerms(all: [[.init(["saddle"]), .init(["書類"])]])
        #expect(try await keys(either, in: store) == [saddle, old])
    }

    @Test(arguments: Engine.allCases)
    func `unwanted words leave entries out, alone and beside wanted ones`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut, Self.saddle, Self.old])
        let (nut, saddle, old) = (Self.nut.key, Self.saddle.key, Self.old.key)
        #expect(try await keys(SearchTerms(), in: store) == [nut, saddle, old])
        #expect(try await keys(SearchTerms(none: [.init(["dust"])]), in: store) == [old])
        #expect(try await keys(all(.init(["bone"]), none: [.init(["saddle"])]), in: store) == [nut, old])
        #expect(try await keys(all(.init(["bone"]), none: [.init(["bone"])]), in: store) == [])
    }

    @Test(arguments: Engine.allCases)
    func `words that mean something to the engine are words`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut])
        for word in ["\"", "nut\" OR \"x", "*", "NEAR(a b)", "title:", "^", "\0", ""] {
            #expect(try await keys(all(.init([word]), .init(["nothing"])), in: store) == [], "\(word)")
        }
        #expect(try await keys(all(.init(["nut\" OR \"x"])), in: store) == [])
    }

    @Test(arguments: Engine.allCases)
    func `a title scores better than a text, a text better than its thread's title`(_ engine: Engine) async throws {
        let store = try await store(
            engine,
            [
                SearchEntry(key: 1, title: "", thread: "nut", text: "thanks a lot", author: "c", board: "b"),
                SearchEntry(key: 2, title: "", thread: "other", text: "the nut here", author: "c", board: "b"),
                SearchEntry(key: 3, title: "nut", thread: "", text: "one two three", author: "c", board: "b"),
            ] + (10..<30).map { SearchEntry(key: $0, title: "x", thread: "", text: "y", author: "z", board: "b") })
        let matches = store.searchIndex.matches(all(.init(["nut"])), isScored: true)
        let ranked = try await store.read {
            try $0.all(Query<Int64>("SELECT entry_key FROM (\(matches)) s ORDER BY score, entry_key"))
        }
        #expect(ranked == [3, 2, 1])
    }

    @Test(arguments: Engine.allCases)
    func `an entry taken out leaves no word behind, and can come back changed`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut, Self.saddle])
        let index = store.searchIndex
        try await store.write { transaction in
            try index.remove(Self.nut, in: transaction)
            try index.add(
                SearchEntry(key: Self.nut.key, title: "t", thread: "", text: "new words", author: "ada", board: "b"),
                in: transaction)
        }
        #expect(try await keys(all(.init(["bone"])), in: store) == [Self.saddle.key])
        #expect(try await keys(all(.init(["new", "words"])), in: store) == [Self.nut.key])
        try await store.write { try index.remove(Self.saddle, in: $0) }
        let words = try await store.read { transaction in
            var words: Set<IndexedWord> = []
            try index.eachWord(in: transaction) { words.insert($0) }
            return words
        }
        #expect(Set(words.map(\.key)) == [Self.nut.key])
        #expect(words.contains(IndexedWord(key: Self.nut.key, field: .text, position: 1, word: "words")))
        #expect(words.count == 5)
    }

    @Test(arguments: Engine.allCases)
    func `tidying comes to its end, and what is found stays as it was`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut, Self.saddle, Self.old])
        let index = store.searchIndex
        try await store.write { try index.remove(Self.saddle, in: $0) }
        var steps = 0
        while steps < 100, try await store.write({ [steps] in try index.tidy(isFirst: steps == 0, in: $0) }) {
            steps += 1
        }
        #expect(steps < 100)
        #expect(try await store.write { try index.tidy(isFirst: true, in: $0) } == false)
        #expect(try await keys(all(.init(["bone"])), in: store) == [Self.nut.key, Self.old.key])
        #expect(try await keys(all(.init(["saddle"])), in: store) == [])
    }

    @Test(arguments: Engine.allCases)
    func `a body that throws leaves the index as it was`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut])
        let index = store.searchIndex
        await #expect(throws: Refusal()) {
            try await store.write { transaction in
                try index.add(Self.saddle, in: transaction)
                throw Refusal()
            }
        }
        #expect(try await keys(all(.init(["bone"])), in: store) == [Self.nut.key])
    }

    @Test(arguments: Engine.allCases)
    func `the newest matches come from the index in its own order, without sorting`(_ engine: Engine) async throws {
        let store = try await store(engine, [Self.nut])
        let matches = store.searchIndex.matches(all(.init(["bone"])), isScored: false)
        let plan = try await store.plan(
            of: """
                SELECT s.entry_key FROM (\(matches)) s
                WHERE s.entry_key >= \(Int64(1)) AND s.entry_key < \(Int64.max) ORDER BY s.entry_key DESC LIMIT 10
                """)
        #expect(plan.count == 1 && plan.allSatisfy { $0.contains("search_index VIRTUAL TABLE") }, "\(plan)")
    }
}
