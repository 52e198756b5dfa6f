/** Results as bytes: rows to Thrift chunks, columns to the metadata block (protocol 6 and 7). */
package com.e6data.emulator.wire;
