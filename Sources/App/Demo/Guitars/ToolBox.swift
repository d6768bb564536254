extension DemoThread {
    /// The long one: three flat pages, and branches worth folding.
    static let toolBox = DemoThread(
        in: "guitar-repair",
        "Stegreifgitarrenreparaturwerkzeugkastenverkäuferversammlung, or: what is in your tool box", ago: .days(23),
        toolBoxOpening + toolBoxSpoon + toolBoxWords + toolBoxEverywhere + toolBoxLast)

    private static let toolBoxOpening: [DemoPost] = [
        .opening(
            "Odile",
            """
            The word in the title is real in the sense that I have just said it aloud. It is an assembly of people who
            sell tool boxes for repairing guitars off the cuff. I should like to hold one here.

            **Rules:** one box, what is really in it, and the thing in it that you can't explain. I begin:

            - three screwdrivers, one of which is a chisel now
            - a dentist's mirror (he was retiring)
            - reed plaques, for I am a clarinettist and they get everywhere
            - *unexplained:* a single domino, four-three
            """),
        .reply(
            1, "junw", .minutes(35),
            """
            | Thing | Weight | Used last year |
            | --- | ---: | ---: |
            | feeler gauges | 61 g | 212 times |
            | digital caliper | 148 g | 190 |
            | the *other* digital caliper, to check it | 151 g | 190 |
            | fret rocker | 34 g | 41 |
            | spreadsheet | 0 g | always |

            Unexplained: 151 g. They are the same model.
            """),
        .reply(2, "Fenwick", .minutes(22), "Battery from another town."),
        .reply(
            3, "junw", .minutes(14),
            """
            You laugh, but I have just weighed the batteries. 3.1 g and 3.2 g. It *was* the battery.
            """),
        .reply(
            4, "Fenwick", .minutes(5),
            """
            I should like it recorded that I was right about something in the workshop.
            """),
        .reply(5, "maren.holt", .hours(1), "Recorded. I have written it inside the lid."),
        .reply(
            2, "kestrel", .hours(3),
            "Which is right, though, when the two calipers differ?"),
        .reply(
            3, "junw", .minutes(18),
            """
            I bought a gauge block. It is in a box of its own, and nobody breathes on it.
            """),
        .reply(
            4, "bass_sparrow", .minutes(40),
            """
            A man with one watch knows the time. A man with two owns a gauge block.
            """),
    ]

    private static let toolBoxSpoon: [DemoPost] = [
        .reply(
            1, "bass_sparrow", .hours(1),
            """
            Gaffer tape. A bigger screwdriver for when the screwdriver is wrong. A spoon.

            The spoon is the one that I **can** explain.
            """),
        .reply(2, "priya_n", .minutes(8), "Please explain the spoon."),
        .reply(
            3, "bass_sparrow", .minutes(12),
            """
            Knobs. Push-on knobs that will not come off. Two spoons, backs together, one either side, and the knob
            rises like the sun. I have one spoon. I borrow the other from whatever the venue is.
            """),
        .reply(4, "Ama", .minutes(25), "Do you give it back?"),
        .reply(5, "bass_sparrow", .minutes(4), "I have one spoon *at a time*."),
        .reply(6, "hornblower", .hours(2), "This explains the Corn Exchange, which has had forks only since spring."),
        .reply(7, "bass_sparrow", .minutes(50), "Forks work for strap buttons."),
        .reply(8, "maren.holt", .hours(1), "They do not. I have seen what forks do. I have *filled* what forks do."),
        .reply(
            4, "kestrel", .hours(4),
            """
            A shoelace round the shaft and a gentle pull does it without marking anything. And the canteen keeps its
            spoons.
            """),
        .reply(
            5, "bass_sparrow", .hours(1),
            """
            Slip-ons since 1993. But it is a beautiful idea, and I shall borrow a shoelace.
            """),
        .reply(
            4, "junw", .hours(9),
            """
            For science, pull needed for a stuck dome knob: fingers 38 N (and gave up), shoelace 31 N, spoons 12 N
            **each**. The spoons win. I used dessert spoons; I do not have a grant.
            """),
        .reply(
            5, "priya_n", .hours(1),
            """
            I am showing this to everyone who ever told me that the internet was a mistake.
            """),
    ]

    private static let toolBoxWords: [DemoPost] = [
        .reply(
            1, "hornblower", .hours(5),
            """
            Valve oil, a cornet mouthpiece brush, a hairpin. None of it is for a guitar and I have mended four with
            it.

            But, Odile, the word! Would it not be *-versammlungsprotokoll*, now that somebody is taking minutes?
            """),
        .reply(
            2, "Odile", .hours(1),
            """
            Natürlich. Und wer es vorliest, ist der
            *Stegreifgitarrenreparaturwerkzeugkastenverkäuferversammlungsprotokollvorleser*. He is paid by the letter.
            """),
        .reply(3, "Fenwick", .minutes(30), "My browser has grown a scroll bar, and I am told that it is hereditary."),
        .reply(
            4, "junw", .minutes(20),
            """
            Seventy-seven letters. On my telephone it wraps after *Reparatur*, which is fair: that is where most of
            mine stop.
            """),
        .reply(
            3, "mizuki", .hours(9),
            """
            In Japanese it is shorter, and nobody is paid: 即席ギター修理工具箱販売者集会. I have had to sit down all the same.

            My box: beeswax, cotton thread, a shakuhachi cleaning cloth, one bamboo skewer. The skewer does
            everything.
            """),
        .reply(4, "Odile", .hours(2), "Fifteen characters and a sit-down! I resign the chair in favour of @mizuki."),
        .reply(5, "mizuki", .hours(1), "ありがとうございます. As my first act I forbid forks."),
        .reply(6, "maren.holt", .minutes(15), "Seconded, carried, framed."),
    ]

    private static let toolBoxEverywhere: [DemoPost] = [
        .reply(
            1, "oud-and-about", .days(1) + .hours(4),
            """
            For an oud: chalk and soap for the pegs (half and half, *never* only soap), a risha cut from a yoghurt
            lid, a needle with the eye broken off. My grandfather wrote on the lid of his box: العود لا يُصلَح
            بالعجلة, the oud is not repaired by haste. Unexplained: his glasses are in it, and he did not wear
            glasses.
            """),
        .reply(2, "Ama", .hours(2), "Perhaps they were the oud's."),
        .reply(3, "oud-and-about", .hours(1), "It *did* play better from memory."),
        .reply(
            2, "old_ivories", .hours(6),
            """
            Chalk and soap! We use the same for the pegs of a square piano. May I ask which chalk?
            """),
        .reply(
            3, "oud-and-about", .hours(3),
            """
            White school chalk. Coloured works, but then everyone can see how often you tune.
            """),
        .reply(
            1, "Ελένη", .days(1) + .hours(9),
            """
            A violinist's box: rosin, peg paste, a soundpost setter that I am afraid of, and a photograph of my
            luthier, whom I call instead of using it. Το καλύτερο εργαλείο είναι ο φίλος: the best tool is a friend.
            """),
        .reply(
            2, "maren.holt", .hours(2),
            """
            As somebody's photograph in somebody's box, I agree. Ask me about the setter before, not after.
            """),
        .reply(3, "Ελένη", .minutes(40), "I will ask you about it *instead*."),
        .reply(
            1, "maren.holt", .days(2),
            """
            I am at work, so my box is a room. But the tray I carry to kitchen tables:

            ```text
            top     nut files 013-053, two straight edges, 0.9 / 1.3 / 1.5 / 2.0 mm hex, inch hex
            middle  fret rocker, end nippers ground flat, blue tape, cotton buds, acetone
            bottom  biscuits
            ```

            Nobody has yet refused to loosen the strings while holding a biscuit.
            """),
        .reply(2, "bass_sparrow", .minutes(20), "Which biscuits. *This is a technical question.*"),
        .reply(3, "maren.holt", .minutes(33), "Ginger. They do not crumb into the pickups."),
        .reply(4, "junw", .hours(1), "Confirmed: 0.4 g of crumbs a biscuit, against 2.1 g for shortbread."),
        .reply(5, "priya_n", .hours(2), "You ate the *control*, didn't you."),
        .reply(6, "junw", .minutes(9), "n = 14."),
        .reply(
            2, "kestrel", .hours(8),
            """
            Ground-flat end nippers: by you, or bought so? Mine bruise every fret they meet.
            """),
        .reply(
            3, "maren.holt", .hours(3),
            """
            By me, on the side of the wheel that one is told not to use. *Don't.* Ask a knife grinder: ten minutes,
            the price of a coffee, and all your fingers. See also https://example.org/bench/end-nippers.
            """),
    ]

    private static let toolBoxLast: [DemoPost] = [
        .reply(
            1, "tobias_fret", .days(19),
            """
            I am late to the assembly and new, so here is a beginner's box:

            - :heavy_check_mark: the hex key that came with the bass
            - :heavy_check_mark: the hex key that *fits* the bass
            - :hourglass: courage
            """),
        .reply(2, "bass_sparrow", .hours(1), "Courage comes free with the third hex key."),
        .reply(
            2, "maren.holt", .hours(2),
            """
            Welcome. You have twice as many keys that fit as most people who come to my counter.
            """),
        .reply(3, "tobias_fret", .hours(5), "I have lost the second one. **It was in my hand.**"),
        .reply(4, "Fenwick", .minutes(45), "Look in the sound hole."),
        .reply(5, "tobias_fret", .minutes(20), "It is a solid-body bass."),
        .reply(6, "Fenwick", .minutes(5), "Look harder."),
        .reply(
            1, "Odile", .days(21) + .hours(18),
            """
            The minutes, as the chair's last act: one spoon (at a time), two calipers, fifteen characters, fourteen
            biscuits, a pair of glasses. The domino remains unexplained. The assembly thanks everybody and rises.
            :clap:
            """),
        .reply(
            2, "junw", .hours(6),
            """
            Point of order: 28 by 48 by 10 mm, 11.2 g. That is not a domino, it is a *shim*.
            """),
        .reply(
            3, "Odile", .hours(3),
            """
            …it is exactly the thickness of the gap under my music stand. The assembly may sit down again.
            """),
    ]
}
