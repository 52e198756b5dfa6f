package com.e6data.conformance.observe;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Every object of the driver that can be reached from others, through fields, collections and statics. */
final class ObjectGraph {

    private static final String DRIVER = "com.e6data.jdbc.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> toVisit = new ArrayDeque<>();
    private final List<String> texts = new ArrayList<>();

    private ObjectGraph() {}

    /** What {@code toString} of each of them says, with its class before it. */
    static List<String> texts(Object... roots) throws IllegalAccessException {
        var graph = new ObjectGraph();
        for (Object root : roots) {
            graph.meet(root);
        }
        while (!graph.toVisit.isEmpty()) {
            graph.visit(graph.toVisit.remove());
        }
        return graph.texts;
    }

    private void meet(Object object) {
        if (object != null && !(object instanceof String) && seen.add(object)) {
            toVisit.add(object);
        }
    }

    private void visit(Object object) throws IllegalAccessException {
        if (object.getClass().isArray()) {
            if (!object.getClass().getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(object); i++) {
                    meet(Array.get(object, i));
                }
            }
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                meet(key);
                meet(value);
            });
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::meet);
        } else if (object instanceof AtomicReference<?> reference) {
            meet(reference.get());
        } else if (object instanceof Reference<?> reference) {
            meet(reference.get());
        } else if (object.getClass().getName().startsWith(DRIVER)) {
            texts.add(object.getClass().getName() + ": " + object);
            for (Class<?> type = object.getClass();
                    type != null && type.getName().startsWith(DRIVER);
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        meet(field.get(Modifier.isStatic(field.getModifiers()) ? null : object));
                    }
                }
            }
        } else if (object instanceof Iterable<?> many
                && object.getClass().getName().startsWith("java.")) {
            many.forEach(this::meet);
        }
    }
}
