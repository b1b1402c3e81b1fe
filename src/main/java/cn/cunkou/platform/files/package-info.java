/** Attachments kept by their SHA-256, bounded and checked for what they are. */
@NamedInterface("files")
@NullMarked
package cn.cunkou.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
