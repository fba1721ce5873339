/// Passwords of 12 characters and more that stand at the top of published lists, and their like in Swedish, Danish and Norwegian.
/// Shorter ones are none anyway.
enum CommonPasswords {
    /// `folded`: in small letters.
    static func contains(_ folded: String) -> Bool { listed.contains(folded) || isOneRepeated(folded) }

    /// One to four characters again and again: `hejhejhejhej`.
    private static func isOneRepeated(_ text: String) -> Bool {
        let letters = Array(text)
        return (1...4).contains { size in
            letters.indices.dropFirst(size).allSatisfy { letters[$0] == letters[$0 - size] }
        }
    }

    private static let listed: Set<String> = [
        "123456789012", "1234567890123", "12345678901234", "123456789101112", "0123456789012", "1234567890ab",
        "123456789abc", "1234567890qwe", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv",
        "qazwsxedcrfv", "qazwsx123456", "qwerty123456", "qwerty1234567", "qwerty12345678", "qwertyuiop12",
        "qwertyuiop123", "qwertyuiop1234", "qwertyuiopasdf", "qwertyuiopas", "qwertyuiopå123", "asdfghjkl123",
        "asdfghjklöäå", "zxcvbnm12345", "zaq12wsxcde3", "abcdefghijkl", "abcdefghijklm", "abcd12345678",
        "abcdef123456", "abc123456789", "a1b2c3d4e5f6", "password1234", "password12345", "password123456",
        "password123!", "passw0rd1234", "passwordpassword", "mypassword123", "newpassword1", "changemeplease",
        "changeme1234", "administrator", "administrator1", "administratör", "admin1234567", "adminadmin12",
        "welcome12345", "welcome123456", "letmein12345", "letmeinplease", "iloveyou1234", "iloveyou12345",
        "iloveyouforever", "monkey123456", "dragon123456", "football1234", "baseball1234", "liverpool123",
        "princess1234", "sunshine1234", "superman1234", "trustno1trustno1", "whatever1234", "computer1234",
        "starwars1234", "pokemon12345", "google123456", "facebook1234", "myspace12345", "blink182blink182",
        "correcthorsebatterystaple", "correct horse battery staple", "lösenord1234", "lösenord12345",
        "lösenord123456", "losenord1234", "losenord12345", "losenord123456", "mittlösenord", "mittlosenord",
        "hemligt12345", "hemligheten1", "sommaren2024", "sommaren2025", "sommaren2026", "välkommen123",
        "valkommen123", "välkommen1234", "sverige12345", "stockholm123", "stockholm1234", "göteborg1234",
        "goteborg1234", "förskolan123", "forskolan123", "förskola1234", "forskola1234", "kommunen1234",
        "adgangskode1", "adgangskode12", "adgangskode123", "velkommen123", "velkommen1234", "danmark12345",
        "københavn123", "kobenhavn123", "passord12345", "passord123456", "børnehave123", "barnehage123",
        "synassynassynas", "synas1234567",
    ]
}
