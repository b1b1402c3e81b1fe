/** What the system tells a person. */
@NamedInterface("messages")
@NullMarked
package cn.cunkou.platform.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
