/// The signs that can be written by name between colons (`:guitar:`).
enum Shortcodes {
    /// Letters of the longest name, for linear time.
    private static let nameBytes = 32

    /// The sign whose name begins at the colon at `at`, and where it ends; nil for a name that is not known.
    static func sign(in bytes: ArraySlice<UInt8>, at: Int) -> (end: Int, sign: String)? {
        var end = at + 1
        while end < bytes.endIndex, end - at <= nameBytes, isNameByte(bytes[end]) { end += 1 }
        guard end > at + 1, end < bytes.endIndex, bytes[end] == Ascii.colon,
            let sign = signs[String(decoding: bytes[(at + 1)..<end], as: UTF8.self)]
        else { return nil }
        return (end + 1, sign)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || Ascii.isDigit(byte) || byte == Ascii.underscore || byte == Ascii.hyphen
            || byte == UInt8(ascii: "+")
    }

    /// The names are those that other sites use, so that nobody has to learn new ones; music comes first.
    private static let signs: [String: String] = [
        "acoustic_guitar": "🎸", "guitar": "🎸", "violin": "🎻", "trumpet": "🎺", "saxophone": "🎷",
        "sax": "🎷", "drum": "🥁", "long_drum": "🪘", "banjo": "🪕", "accordion": "🪗", "flute": "🪈",
        "maracas": "🪇", "musical_keyboard": "🎹", "piano": "🎹", "musical_note": "🎵", "note": "🎵",
        "notes": "🎶", "musical_score": "🎼", "microphone": "🎤", "mic": "🎤", "studio_microphone": "🎙️",
        "headphones": "🎧", "radio": "📻", "level_slider": "🎚️", "control_knobs": "🎛️", "speaker": "🔈",
        "sound": "🔉", "loud_sound": "🔊", "mute": "🔇", "loudspeaker": "📢", "mega": "📣", "bell": "🔔",
        "postal_horn": "📯", "vinyl": "💿", "cd": "💿", "dvd": "📀", "minidisc": "💽", "cassette": "📼",
        "ticket": "🎫", "tickets": "🎟️", "circus_tent": "🎪", "performing_arts": "🎭", "art": "🎨",
        "clapper": "🎬", "dancer": "💃", "man_dancing": "🕺", "singer": "🧑‍🎤", "smile": "😄", "smiley": "😃",
        "grinning": "😀", "grin": "😁", "laughing": "😆", "satisfied": "😆", "sweat_smile": "😅", "joy": "😂",
        "rofl": "🤣", "slightly_smiling_face": "🙂", "upside_down_face": "🙃", "wink": "😉", "blush": "😊",
        "innocent": "😇", "heart_eyes": "😍", "star_struck": "🤩", "kissing_heart": "😘", "yum": "😋",
        "stuck_out_tongue": "😛", "stuck_out_tongue_winking_eye": "😜", "hugs": "🤗", "thinking": "🤔",
        "shushing_face": "🤫", "zipper_mouth_face": "🤐", "raised_eyebrow": "🤨", "neutral_face": "😐",
        "expressionless": "😑", "smirk": "😏", "unamused": "😒", "roll_eyes": "🙄", "grimacing": "😬",
        "relieved": "😌", "pensive": "😔", "sleepy": "😪", "sleeping": "😴", "mask": "😷", "nerd_face": "🤓",
        "sunglasses": "😎", "monocle_face": "🧐", "confused": "😕", "worried": "😟", "frowning": "☹️",
        "open_mouth": "😮", "astonished": "😲", "flushed": "😳", "pleading_face": "🥺", "cry": "😢",
        "sob": "😭", "scream": "😱", "disappointed": "😞", "sweat": "😓", "weary": "😩", "tired_face": "😫",
        "yawning_face": "🥱", "angry": "😠", "rage": "😡", "exploding_head": "🤯", "partying_face": "🥳",
        "cowboy_hat_face": "🤠", "clown_face": "🤡", "ghost": "👻", "robot": "🤖", "wave": "👋",
        "ok_hand": "👌", "pinched_fingers": "🤌", "v": "✌️", "crossed_fingers": "🤞", "metal": "🤘",
        "call_me_hand": "🤙", "point_left": "👈", "point_right": "👉", "point_up": "☝️", "point_down": "👇",
        "thumbsup": "👍", "+1": "👍", "thumbsdown": "👎", "-1": "👎", "fist": "✊", "clap": "👏",
        "raised_hands": "🙌", "open_hands": "👐", "handshake": "🤝", "pray": "🙏", "writing_hand": "✍️",
        "muscle": "💪", "ear": "👂", "eyes": "👀", "brain": "🧠", "shrug": "🤷", "facepalm": "🤦",
        "heart": "❤️", "orange_heart": "🧡", "yellow_heart": "💛", "green_heart": "💚", "blue_heart": "💙",
        "purple_heart": "💜", "broken_heart": "💔", "two_hearts": "💕", "sparkling_heart": "💖", "100": "💯",
        "boom": "💥", "fire": "🔥", "star": "⭐", "star2": "🌟", "sparkles": "✨", "zap": "⚡", "sunny": "☀️",
        "rainbow": "🌈", "snowflake": "❄️", "umbrella": "☔", "tada": "🎉", "confetti_ball": "🎊",
        "balloon": "🎈", "gift": "🎁", "trophy": "🏆", "medal_sports": "🏅", "crown": "👑", "rose": "🌹",
        "four_leaf_clover": "🍀", "coffee": "☕", "tea": "🍵", "beer": "🍺", "beers": "🍻", "cake": "🍰",
        "birthday": "🎂", "pizza": "🍕", "apple": "🍎", "cat": "🐱", "dog": "🐶", "bird": "🐦", "bee": "🐝",
        "rocket": "🚀", "car": "🚗", "bike": "🚲", "house": "🏠", "hammer": "🔨", "wrench": "🔧",
        "hammer_and_wrench": "🛠️", "screwdriver": "🪛", "carpentry_saw": "🪚", "gear": "⚙️",
        "nut_and_bolt": "🔩", "straight_ruler": "📏", "scissors": "✂️", "bulb": "💡", "battery": "🔋",
        "electric_plug": "🔌", "computer": "💻", "phone": "📱", "camera": "📷", "book": "📖", "books": "📚",
        "memo": "📝", "pencil2": "✏️", "pushpin": "📌", "paperclip": "📎", "link": "🔗", "lock": "🔒",
        "unlock": "🔓", "key": "🔑", "mag": "🔍", "package": "📦", "email": "📧", "calendar": "📅",
        "hourglass": "⌛", "alarm_clock": "⏰", "warning": "⚠️", "no_entry": "⛔", "white_check_mark": "✅",
        "heavy_check_mark": "✔️", "x": "❌", "question": "❓", "exclamation": "❗", "bangbang": "‼️",
        "information_source": "ℹ️", "recycle": "♻️", "arrow_right": "➡️", "arrow_left": "⬅️",
        "arrow_up": "⬆️", "arrow_down": "⬇️", "new": "🆕", "free": "🆓", "sos": "🆘",
    ]
}
