package com.e6data.packaging;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What a class file refers to (JVM specification 4.4).
 *
 * @param classes binary names of classes, without arrays
 * @param strings text constants
 */
record ConstantPool(Set<String> classes, Set<String> strings) {

    static ConstantPool read(InputStream classFile) throws IOException {
        var in = new DataInputStream(classFile);
        in.skipNBytes(8);
        int size = in.readUnsignedShort();
        var texts = new String[size];
        var classes = new HashSet<Integer>();
        var strings = new HashSet<Integer>();
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes.add(in.readUnsignedShort());
                case 8 -> strings.add(in.readUnsignedShort());
                case 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    // They take two places.
                    i++;
                }
                default -> throw new IOException("constant of kind " + tag);
            }
        }
        var names = new HashSet<String>();
        for (int index : classes) {
            String name = texts[index];
            int dimensions = name.lastIndexOf('[') + 1;
            if (dimensions == 0) {
                names.add(name.replace('/', '.'));
            } else if (name.charAt(dimensions) == 'L') {
                names.add(name.substring(dimensions + 1, name.length() - 1).replace('/', '.'));
            }
        }
        var constants = new HashSet<String>();
        for (int index : strings) {
            constants.add(texts[index]);
        }
        return new ConstantPool(names, constants);
    }
}
