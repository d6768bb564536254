/// The endings of host names that make a word with `@` an address.
enum HostEndings {
    /// Endings that people's addresses have; `name`, `data` and the like are left out, as programs use them too.
    static let general: Set<String> = [
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "aero", "coop", "museum", "asia", "mobi",
        "travel",
        "example", "invalid", "dev", "app", "email", "online", "site", "shop", "music", "cloud", "xyz",
    ]

    /// Countries' codes that names of files end in as well.
    static let files: Set<String> = [
        "ac", "am", "cc", "in", "la", "md", "mk", "ml", "mo", "pl", "ps", "py", "rs", "sh", "so",
    ]

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
