package com.e6data.demo.question;

/** Something that one wants to know about the data, and one way to ask it. */
public interface Question {

    /** The question in plain English. */
    String title();

    /** The API that it is asked through, for example {@code HQL}. */
    String api();

    /** Asks e6data. */
    Answer ask();
}
