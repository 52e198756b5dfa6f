package com.e6data.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compiled schema against the tables of the protocol specification: no field number, type or name can drift. */
class SchemaTest {

    private static final FileDescriptor ENGINE = E6XEngine.getDescriptor();
    private static final FileDescriptor CLUSTER = Cluster.getDescriptor();

    @Test
    void everyFieldOfTheSpecificationIsInTheSchemaAndNoOther() throws IOException {
        var specified = new TreeSet<String>();
        for (String line : table("fields.csv")) {
            // The type map<string, X> is quoted because of its comma.
            String[] cells = line.replace("\"map<string, ", "map<string;")
                    .replace(">\"", ">")
                    .split(",", -1);
            String number = cells[2];
            specified.add(
                    switch (number) {
                        case "-" -> cells[0] + " " + cells[1] + " empty";
                        default ->
                            "reserved".equals(cells[3])
                                    ? cells[0] + " " + cells[1] + " " + number + " reserved"
                                    : String.join(" ", cells[0], cells[1], number, cells[3], cells[4], cells[5]);
                    });
        }
        var compiled = new TreeSet<String>();
        ENGINE.getMessageTypes().forEach(message -> describe("engine", message, message.getName(), compiled));
        CLUSTER.getMessageTypes().forEach(message -> describe("cluster", message, message.getName(), compiled));

        assertThat(compiled).containsExactlyElementsOf(specified);
    }

    @Test
    void everyEnumConstantOfTheSpecificationIsInTheSchemaAndNoOther() throws IOException {
        var compiled = new ArrayList<String>();
        Stream.concat(
                        ENGINE.getMessageTypes().stream().flatMap(message -> message.getEnumTypes().stream()),
                        ENGINE.getEnumTypes().stream())
                .forEach(type -> type.getValues()
                        .forEach(value ->
                                compiled.add(qualifiedName(type) + "," + value.getNumber() + "," + value.getName())));

        assertThat(compiled).containsExactlyInAnyOrderElementsOf(table("enums.csv"));
    }

    @Test
    void everyRpcOfTheSpecificationIsInTheSchemaAndNoOther() throws IOException {
        var compiled = new ArrayList<String>();
        for (FileDescriptor file : List.of(ENGINE, CLUSTER)) {
            file.getServices()
                    .forEach(service -> service.getMethods().forEach(method -> {
                        assertThat(method.isClientStreaming() || method.isServerStreaming())
                                .as(method.getFullName())
                                .isFalse();
                        compiled.add(String.join(
                                ",",
                                service.getName(),
                                method.getName(),
                                method.getInputType().getName(),
                                method.getOutputType().getName()));
                    }));
        }
        assertThat(compiled).containsExactlyInAnyOrderElementsOf(table("rpcs.csv"));
    }

    @Test
    void methodNamesOnTheWireHaveNoPackageAndKeepTheirCase() {
        assertThat(QueryEngineServiceGrpc.getPrepareStatementV2Method().getFullMethodName())
                .isEqualTo("QueryEngineService/prepareStatementV2");
        assertThat(ClusterServiceGrpc.getStatusMethod().getFullMethodName()).isEqualTo("ClusterService/status");
        assertThat(ENGINE.getPackage()).isEmpty();
        assertThat(CLUSTER.getPackage()).isEmpty();
    }

    private static void describe(String file, Descriptor message, String name, TreeSet<String> out) {
        var proto = message.toProto();
        proto.getReservedRangeList()
                .forEach(range -> out.add(file + " " + name + " " + range.getStart() + " reserved"));
        if (message.getFields().isEmpty()) {
            out.add(file + " " + name + " empty");
        }
        for (FieldDescriptor field : message.getFields()) {
            out.add(String.join(
                    " ",
                    file,
                    name,
                    Integer.toString(field.getNumber()),
                    label(field),
                    typeName(field),
                    field.getName()));
        }
        for (Descriptor nested : message.getNestedTypes()) {
            if (!nested.getOptions().getMapEntry()) {
                describe(file, nested, name + "." + nested.getName(), out);
            }
        }
    }

    private static String label(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map";
        }
        if (field.isRepeated()) {
            return "repeated";
        }
        return field.toProto().getProto3Optional() ? "optional" : "";
    }

    private static String typeName(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map<string;" + typeName(field.getMessageType().findFieldByName("value")) + ">";
        }
        return switch (field.getType()) {
            case MESSAGE -> qualifiedName(field.getMessageType());
            case ENUM -> qualifiedName(field.getEnumType());
            default -> {
                FieldDescriptorProto.Type type = field.toProto().getType();
                yield type.name().substring("TYPE_".length()).toLowerCase(java.util.Locale.ROOT);
            }
        };
    }

    private static String qualifiedName(Descriptor message) {
        return message.getFullName();
    }

    private static String qualifiedName(EnumDescriptor type) {
        return type.getFullName();
    }

    private static List<String> table(String resource) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/" + resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        }
    }
}
