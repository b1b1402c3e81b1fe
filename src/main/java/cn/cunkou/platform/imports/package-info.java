/**
 * Brings tables of people's own office software in and out: reads an uploaded workbook within
 * bounds, names every fault at once, and writes the same format back.
 */
@NamedInterface("imports")
@NullMarked
package cn.cunkou.platform.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
