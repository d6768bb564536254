import Testing

@testable import Web

struct RecencyListTests {
    @Test func `what was longest without use goes first`() {
        var list = RecencyList<String, Int>(budget: 30)
        #expect(list.keep(1, for: "a", cost: 10).isEmpty)
        #expect(list.keep(2, for: "b", cost: 10).isEmpty)
        #expect(list.keep(3, for: "c", cost: 10).isEmpty)
        #expect(list.use("a") == 1)
        #expect(list.keep(4, for: "d", cost: 15).map(\.key) == ["b", "c"])
        #expect(list.cost == 25)
        #expect(list.use("b") == nil)
        #expect(list.use("a") == 1)
        #expect(list.use("d") == 4)
    }

    @Test func `a value takes the place of one with the same key`() {
        var list = RecencyList<String, Int>(budget: 10)
        _ = list.keep(1, for: "a", cost: 4)
        #expect(list.keep(2, for: "a", cost: 6).map(\.value) == [1])
        #expect(list.cost == 6)
        #expect(list.count == 1)
        #expect(list.remove("a") == 2)
        #expect(list.remove("a") == nil)
        #expect(list.cost == 0)
    }

    @Test func `it does what a plain list would do, whatever is done to it`() {
        var list = RecencyList<Int, Int>(budget: 50)
        var plain: [(key: Int, cost: Int)] = []
        var number: UInt64 = 7
        for step in 0..<5_000 {
            number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let key = Int(number >> 33) % 20
            let index = plain.firstIndex { $0.key == key }
            switch Int(number >> 40) % 3 {
            case 0:
                #expect((list.use(key) != nil) == (index != nil))
                if let index { plain.append(plain.remove(at: index)) }
            case 1:
                #expect((list.remove(key) != nil) == (index != nil))
                if let index { plain.remove(at: index) }
            default:
                let cost = 1 + step % 13
                _ = list.keep(step, for: key, cost: cost)
                if let index { plain.remove(at: index) }
                while plain.map(\.cost).reduce(cost, +) > 50 { plain.removeFirst() }
                plain.append((key, cost))
            }
            #expect(list.cost == plain.map(\.cost).reduce(0, +))
            #expect(list.count == plain.count)
        }
    }
}
