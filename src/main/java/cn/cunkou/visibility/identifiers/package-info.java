/**
 * Names of things: EPC URNs, GS1 Digital Links and element strings, and when two of them name the
 * same thing.
 */
@NamedInterface("identifiers")
@NullMarked
package cn.cunkou.visibility.identifiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
