extension DemoThread {
    /// Every thread of the demo, board by board.
    static let all: [DemoThread] = guitars + winds + keys + musicStand + stage + counter

    private static let guitars: [DemoThread] = [
        .readMe, .lowE, .toolBox, .scratch, .trussRod, .humidifiers, .bridgeGlue, .jackSocket, .strapButton,
        .octaveStrings, .relief,
    ]

    private static let winds: [DemoThread] = [.thirdValve, .dents, .ocarina]

    private static let keys: [DemoThread] = [.firstFloor, .chapelOrgan, .clickingKey]

    private static let musicStand: [DemoThread] = [
        .partTwo, .brahms, .pageTurns, .hornAtSight, .sevens, .barreChord, .neighbours,
    ]

    private static let stage: [DemoThread] = [.generator, .elevenPeople, .soundEngineer, .secondCornet, .oudPlayer]

    private static let counter: [DemoThread] = [.leftHanded, .ribbon, .stocktaking]
}
