/// The invented people of Ekbackens förskola. None of them is drawn after anyone.
enum Cast {
    private static func child(
        _ name: String, _ skin: UInt32, _ hair: Look.Hair, _ hairColor: UInt32, _ top: Look.Top, _ color: UInt32,
        _ accent: UInt32, _ legs: UInt32, eyes: UInt32 = 0x4A3020
    ) -> Look {
        Look(
            name: name, skin: Color(skin), hair: hair, hairColor: Color(hairColor), top: top, topColor: Color(color),
            accent: Color(accent), legColor: Color(legs), eyes: Color(eyes))
    }

    static let ellaB = child(
        "ella-b", 0xF6CFB2, .pigtails, 0xE9B64F, .stripes, 0xD9483B, 0xFFF3E0, 0x2F4B6E, eyes: 0x3D6E9E)
    static let ellaS = child("ella-s", 0xEFC09A, .bob, 0x6B3F22, .heart, 0x4E9C8A, 0xFFE3D0, 0x6A4A77)
    static let bjorn: Look = {
        var look = child(
            "bjorn", 0xF8D6BE, .short, 0xC65A25, .overalls, 0xF0B83C, 0x2E5E8C, 0x2E5E8C, eyes: 0x4F7F57)
        look.freckles = true
        return look
    }()
    static let liv = child("liv", 0xF7D3B8, .braids, 0xB9772F, .dress, 0xE58AA0, 0xFFF3E0, 0xF3EDE4, eyes: 0x5C84A8)
    static let my = child("my", 0xF2CDA5, .bob, 0x241A18, .dots, 0x5D6FC2, 0xFFE27A, 0x39405E)
    static let amina = child("amina", 0x8A5636, .afro, 0x2A1A14, .star, 0xF2A33A, 0xFFF6DD, 0x3F6B4F)
    static let yusuf = child("yusuf", 0xB67A4E, .curls, 0x2B1B16, .plain, 0x3D8C5C, 0xF6E6B0, 0x4A4238)
    static let noor = child("noor", 0xC98F62, .long, 0x33211A, .dress, 0x8C5AA8, 0xFFE9B8, 0x5A4472)
    static let samuel = child("samuel", 0x6E4328, .crop, 0x1D1310, .stripes, 0x2C7DA0, 0xFDF4E3, 0x2B3A4E)
    static let mateo: Look = {
        var look = child("mateo", 0xD9A273, .spiky, 0x3A2418, .overalls, 0xE0533D, 0x4C6A8E, 0x4C6A8E)
        look.glasses = true
        return look
    }()
    static let alva = child(
        "alva", 0xFADBC6, .ponytail, 0xF0CF7A, .heart, 0x7DB7D8, 0xE5484D, 0x54627A, eyes: 0x4C7BA6)
    static let leo = child("leo", 0xF3C9A8, .short, 0x7A4A28, .star, 0x5C8F3C, 0xFFE27A, 0x3D4A5C)
    static let zeynep = child("zeynep", 0xE3B389, .ponytail, 0x4A2A1B, .dots, 0xD65A7E, 0xFFF3E0, 0x414B70)
    static let elias = child("elias", 0xF5CDB0, .curls, 0xD8A24E, .plain, 0x6C5BA7, 0xFFD76B, 0x333A55)
    static let wilma = child("wilma", 0xF9D8C0, .bun, 0x8C4A26, .stripes, 0xF4D35E, 0x4A7C8C, 0x4A7C8C)
    static let hugo = child("hugo", 0xF4CBA9, .crop, 0xDDB36A, .jacket, 0x355C9A, 0xF2C14E, 0x3B3B4D)

    static let anna: Look = {
        var look = child("anna-l", 0xF1C6A2, .bun, 0x9A5B2E, .vest, 0x6FA287, 0xFFF3E0, 0x3E4F66)
        look.adult = true
        return look
    }()
    static let fatima: Look = {
        var look = child("fatima-h", 0xCF9A6C, .veil, 0x2F6F7E, .plain, 0xB8577A, 0xFFE9B8, 0x4B3B58)
        look.adult = true
        return look
    }()
    static let johan: Look = {
        var look = child("johan-e", 0xEFC3A0, .short, 0x5A3B25, .jacket, 0x4F6D52, 0xE8C46A, 0x4A4038)
        look.adult = true
        look.glasses = true
        return look
    }()
    /// Someone's grandfather on a visit.
    static let visitor: Look = {
        var look = child("visitor", 0xEBBE9C, .grey, 0xD9D6D0, .vest, 0x8E5B3F, 0xF2E6CF, 0x55504A)
        look.adult = true
        look.glasses = true
        return look
    }()
}
