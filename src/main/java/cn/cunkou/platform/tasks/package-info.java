/** Long work in the background, with progress, that survives a restart. */
@NamedInterface("tasks")
@NullMarked
package cn.cunkou.platform.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
