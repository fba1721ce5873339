import Imaging
import PictureFixtures
import Seeded

/// Small pictures to clean, and the kinds of file to put them in.
enum JPEGScenes {
    /// Soft colours with edges and some noise: blocks of every sort.
    static func pixels(_ width: Int, _ height: Int, samples: Int, seed: UInt64 = 7) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * samples)
        for y in 0..<height {
            for x in 0..<width {
                let noise = Int(random.next() & 15)
                for sample in 0..<samples {
                    let wave = (x * (3 + sample) + y * 2) % 200
                    let edge = (x / 11 + y / 13) % 2 == 0 ? 40 : 0
                    pixels.append(UInt8(min(wave + edge + noise, 255)))
                }
            }
        }
        return pixels
    }

    static func file(_ kind: JPEGKind, width: Int = 83, height: Int = 61, seed: UInt64 = 7) throws -> [UInt8] {
        let pixels = pixels(width, height, samples: kind.colour.samples, seed: seed)
        return try JPEGFixture.encode(pixels, width: width, height: height, kind)
    }

    typealias S = JPEGKind.Sampling

    /// Every coding and colour, usual samplings and odd ones.
    static let kinds: [JPEGKind] = [
        JPEGKind(),
        JPEGKind(quality: 100),
        JPEGKind(quality: 30),
        JPEGKind(optimise: true),
        JPEGKind(progressive: true),
        JPEGKind(arithmetic: true),
        JPEGKind(progressive: true, arithmetic: true),
        JPEGKind(restartInterval: 3),
        JPEGKind(optimise: true, restartInterval: 1),
        JPEGKind(progressive: true, restartInterval: 2),
        JPEGKind(sampling: []),
        JPEGKind(sampling: [S(2, 1)]),
        JPEGKind(sampling: [S(1, 2)]),
        JPEGKind(sampling: [S(4, 1)]),
        JPEGKind(sampling: [S(4, 2), S(1, 1), S(1, 1)]),
        JPEGKind(sampling: [S(3, 1)]),
        JPEGKind(sampling: [S(2, 2), S(2, 1), S(1, 2)]),
        JPEGKind(sampling: [S(1, 1), S(2, 2), S(1, 1)]),
        JPEGKind(colour: .grey),
        JPEGKind(colour: .grey, optimise: true),
        JPEGKind(colour: .grey, progressive: true),
        JPEGKind(colour: .grey, sampling: [S(2, 2)]),
        JPEGKind(colour: .rgb),
        JPEGKind(colour: .rgb, progressive: true),
        JPEGKind(colour: .cmyk),
        JPEGKind(colour: .cmyk, progressive: true),
        JPEGKind(colour: .ycck),
        JPEGKind(colour: .ycck, sampling: [S(2, 2), S(1, 1), S(1, 1), S(2, 2)]),
    ]
}
