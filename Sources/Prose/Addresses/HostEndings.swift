/// The endings of host names that make a word with `@` an address.
enum HostEndings {
    /// Endings that people's addresses have; `name`, `data` and the like are left out, as programs use them too.
    static let general: Set<String> = [
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "aero", "coop", "museum", "asia", "mobi",
        "travel",
        "academy", "app", "band", "berlin", "blog", "city", "cloud", "club", "college", "digital", "dev", "email",
        "example", "family", "hamburg", "invalid", "jobs", "koeln", "london", "mail", "media", "music",
        "network", "nyc", "online", "paris", "school", "shop", "site", "social", "space", "store", "studio",
        "tech", "tokyo", "university", "vip", "website", "wien", "world", "xyz", "zone",
    ]

    /// Countries' codes that names of files end in as well.
    static let files: Set<String> = [
        "ac", "am", "cc", "in", "la", "md", "mk", "ml", "mo", "pl", "ps", "py", "rs", "sh", "so",
    ]

    /// Countries' codes that parts of objects in programs are named by as well.
    static let programs: Set<String> = files.union([
        "as", "at", "gt", "id", "is", "ls", "lt", "ne", "no", "sd", "se", "to",
    ])

    /// Hosts where people have their mail, and no list's software its ids.
    static let providers: Set<String> = Set(
        """
        126.com 163.com aol.com comcast.net free.fr gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hotmail.co.uk
        hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com libero.it live.com mac.com mail.ru me.com msn.com
        orange.fr outlook.com proton.me protonmail.com qq.com sina.com t-online.de verizon.net wanadoo.fr web.de
        yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.au yahoo.com.br yahoo.de yahoo.es yahoo.fr
        yahoo.it yandex.ru
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether a host is one of `providers`.
    static func isProvider(_ host: ArraySlice<UInt8>) -> Bool {
        providers.contains(String(decoding: host, as: UTF8.self).lowercased())
    }

    /// Two-letter codes of countries and regions (ISO 3166-1, and `eu`, `uk`, `su`).
    static let countries: Set<String> = Set(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by
        bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi
        fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im
        in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc
        md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa
        pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss
        st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
        vu wf ws ye yt za zm zw
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
