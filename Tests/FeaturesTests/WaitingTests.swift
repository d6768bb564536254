import Features
import Testing

@Suite struct WaitingTests {
    @Test(arguments: [
        (0, "a minute"), (1, "a minute"), (60, "a minute"), (61, "2 minutes"), (3_540, "59 minutes"),
        (3_541, "an hour"), (3_600, "an hour"), (3_601, "1 h 1 min"), (7_200, "2 hours"), (86_040, "23 h 54 min"),
    ])
    func `a wait in words is never shorter than it is`(_ seconds: Int, _ words: String) {
        #expect(Waiting.words(seconds) == words)
    }
}
