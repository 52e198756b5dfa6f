package com.e6data.emulator.wire;

import java.util.List;
import org.apache.thrift.TException;

/** Reads chunks for tests of other packages. */
public final class Chunks {

    private Chunks() {}

    public static List<List<Object>> rows(byte[] chunk) throws TException {
        return ThriftChunkReader.read(chunk).rows();
    }
}
