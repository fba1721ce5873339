import CPictureFixtures

/// The library refused what a sample or test asked of it.
package struct FixtureError: Error, Hashable {
    package let message: String
    package init(_ message: String) { self.message = message }
}

/// Quantised coefficients of a JPEG, as libjpeg reads them.
package struct JPEGCoefficients: Hashable, Sendable {
    package struct Component: Hashable, Sendable {
        package let blocksAcross: Int
        package let blocksDown: Int
        package let h: Int
        package let v: Int
        /// Where the component's blocks begin in `values`.
        package let start: Int

        /// The index in `values` of the first of a block's 64 coefficients (natural order).
        package func block(column: Int, row: Int) -> Int { start + (row * blocksAcross + column) * 64 }
    }
    package let width: Int
    package let height: Int
    package let components: [Component]
    package var values: [Int16]
}

/// JPEG files for samples and tests, made and read by libjpeg.
package enum JPEGFixture {
    /// A file from pixels: grey, RGB (for YCbCr and RGB) or CMYK bytes, row by row.
    package static func encode(
        _ pixels: [UInt8], width: Int, height: Int, _ kind: JPEGKind = JPEGKind()
    ) throws -> [UInt8] {
        guard pixels.count == width * height * kind.colour.samples else { throw FixtureError("pixels do not fit") }
        var options = kind.c
        return try filled(pixels.count * 4 + 65_536) { out, capacity, written in
            synas_fixture_jpeg_encode(pixels, Int32(width), Int32(height), &options, out, capacity, &written)
        }
    }

    /// Pixels as a viewer shows them: grey, RGB or CMYK, with the size and number of samples of a pixel.
    package static func decode(_ file: [UInt8]) throws -> (pixels: [UInt8], width: Int, height: Int, samples: Int) {
        var shape = try self.shape(file)
        var pixels = [UInt8](repeating: 0, count: Int(shape.width) * Int(shape.height) * Int(shape.components))
        let status = synas_fixture_jpeg_decode(file, file.count, &pixels, pixels.count, &shape)
        guard status == 0 else { throw FixtureError("not decoded") }
        return (pixels, Int(shape.width), Int(shape.height), Int(shape.components))
    }

    /// The coefficients of any JPEG that libjpeg reads.
    package static func coefficients(_ file: [UInt8]) throws -> JPEGCoefficients {
        var shape = try self.shape(file)
        let components = self.components(shape)
        let count = components.last.map { $0.block(column: 0, row: $0.blocksDown) } ?? 0
        var values = [Int16](repeating: 0, count: count)
        let status = synas_fixture_jpeg_coefficients(file, file.count, &values, count, &shape)
        guard status == 0 else { throw FixtureError("coefficients not read") }
        return JPEGCoefficients(
            width: Int(shape.width), height: Int(shape.height), components: components, values: values)
    }

    /// The file's frame and tables with other coefficients, coded as `kind` says (its colour, quality and sampling
    /// are not used).
    package static func recode(_ file: [UInt8], _ coefficients: [Int16], as kind: JPEGKind) throws -> [UInt8] {
        var options = kind.c
        return try filled(coefficients.count * 4 + 65_536) { out, capacity, written in
            synas_fixture_jpeg_recode(
                file, file.count, coefficients, coefficients.count, &options, out, capacity, &written)
        }
    }

    private static func filled(
        _ capacity: Int, _ make: (UnsafeMutablePointer<UInt8>?, Int, inout Int) -> Int32
    ) throws -> [UInt8] {
        var status: Int32 = 0
        let made = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            status = make(buffer.baseAddress, capacity, &count)
        }
        guard status == 0 else { throw FixtureError("libjpeg refused (\(status))") }
        return made
    }

    private static func shape(_ file: [UInt8]) throws -> synas_fixture_shape {
        var shape = synas_fixture_shape()
        // A buffer too small for the blocks: only the shape is asked for.
        var none: Int16 = 0
        guard synas_fixture_jpeg_coefficients(file, file.count, &none, 0, &shape) == 2 else {
            throw FixtureError("header not read")
        }
        return shape
    }

    private static func components(_ shape: synas_fixture_shape) -> [JPEGCoefficients.Component] {
        let across = four(shape.blocks_across)
        let down = four(shape.blocks_down)
        let h = four(shape.sampling_h)
        let v = four(shape.sampling_v)
        var start = 0
        return (0..<Int(shape.components)).map { index in
            defer { start += across[index] * down[index] * 64 }
            return JPEGCoefficients.Component(
                blocksAcross: across[index], blocksDown: down[index], h: h[index], v: v[index], start: start)
        }
    }

    private static func four(_ tuple: (Int32, Int32, Int32, Int32)) -> [Int] {
        [Int(tuple.0), Int(tuple.1), Int(tuple.2), Int(tuple.3)]
    }
}
