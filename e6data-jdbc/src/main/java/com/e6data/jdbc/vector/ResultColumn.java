package com.e6data.jdbc.vector;

import com.e6data.jdbc.type.TypeDescriptor;

/**
 * One column of a result as the metadata block describes it (protocol 6.1).
 *
 * @param label may repeat, may be empty
 * @param type parsed type
 * @param zone as sent, may be empty
 * @param format as sent, may be empty
 */
public record ResultColumn(String label, TypeDescriptor type, String zone, String format) {}
