package com.e6data.demo.print;

import java.io.PrintStream;
import java.util.Iterator;

/** The same items, with a dot on the console now and then that shows that something happens. */
public final class Dots<T> implements Iterable<T> {

    private static final int ITEMS_PER_DOT = 50_000;

    private final Iterable<T> items;
    private final PrintStream out;
    private int printed;

    public Dots(Iterable<T> items, PrintStream out) {
        this.items = items;
        this.out = out;
    }

    /** Number of dots so far. */
    public int printed() {
        return printed;
    }

    @Override
    public Iterator<T> iterator() {
        var iterator = items.iterator();
        return new Iterator<>() {
            private int count;

            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                if (++count % ITEMS_PER_DOT == 0) {
                    out.print('.');
                    out.flush();
                    printed++;
                }
                return iterator.next();
            }
        };
    }
}
