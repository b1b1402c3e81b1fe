/** Writes papers for people's own office software. */
@NamedInterface("documents")
@NullMarked
package cn.cunkou.platform.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
