"""The system calls that a room without namespaces may make, with their numbers on x86-64 and on aarch64.

An allow-list, as for files: what a kernel will be able to do next year is not on it. `-` is a call that aarch64 lacks.
"""

from __future__ import annotations

import platform

ALLOWED = {
    "to reach files, where Landlock agrees": """
        open 2 -; openat 257 56; faccessat 269 48; faccessat2 439 439; access 21 -; newfstatat 262 79; fstat 5 80;
        stat 4 -; lstat 6 -; statx 332 291; readlinkat 267 78; readlink 89 -; getdents64 217 61; getdents 78 -;
        statfs 137 43; fstatfs 138 44; mkdirat 258 34; mkdir 83 -; unlinkat 263 35; unlink 87 -; rmdir 84 -;
        renameat 264 38; renameat2 316 276; rename 82 -; linkat 265 37; link 86 -; symlinkat 266 36; symlink 88 -;
        getcwd 79 17; chdir 80 49; fchdir 81 50; umask 95 166""",
    "to use what is open": """
        read 0 63; write 1 64; readv 19 65; writev 20 66; pread64 17 67; pwrite64 18 68; preadv 295 69; pwritev 296 70;
        preadv2 327 286; pwritev2 328 287; lseek 8 62; close 3 57; close_range 436 436; dup 32 23; dup2 33 -;
        dup3 292 24; fcntl 72 25; ioctl 16 29; ftruncate 77 46; fsync 74 82; fdatasync 75 83; flock 73 32;
        sendfile 40 71; copy_file_range 326 285; fadvise64 221 223; pipe 22 -; pipe2 293 59; poll 7 -; ppoll 271 73;
        select 23 -; pselect6 270 72; epoll_create 213 -; epoll_create1 291 20; epoll_ctl 233 21; epoll_wait 232 -;
        epoll_pwait 281 22; epoll_pwait2 441 441; eventfd2 290 19; signalfd4 289 74; timerfd_create 283 85;
        timerfd_settime 286 86; timerfd_gettime 287 87; socketpair 53 199; sendto 44 206; recvfrom 45 207;
        shutdown 48 210; getsockopt 55 209; getsockname 51 204; getpeername 52 205""",
    "to have memory": """
        brk 12 214; mmap 9 222; munmap 11 215; mprotect 10 226; mremap 25 216; madvise 28 233; msync 26 227;
        mincore 27 232; membarrier 324 283; pkey_alloc 330 289; pkey_free 331 290; pkey_mprotect 329 288;
        get_mempolicy 239 236""",
    "to have threads and children": """
        clone 56 220; fork 57 -; vfork 58 -; execve 59 221; exit 60 93; exit_group 231 94; wait4 61 260; waitid 247 95;
        set_tid_address 218 96; set_robust_list 273 99; get_robust_list 274 100; rseq 334 293; futex 202 98;
        arch_prctl 158 -; prctl 157 167; gettid 186 178; getpid 39 172; getppid 110 173; getpgrp 111 -;
        getpgid 121 155; setpgid 109 154; getsid 124 156; setsid 112 157; pidfd_open 434 434; restart_syscall 219 128;
        pause 34 -; sched_yield 24 124; sched_getaffinity 204 123; sched_getparam 143 121; sched_getscheduler 145 120;
        sched_get_priority_max 146 125; sched_get_priority_min 147 126; getcpu 309 168; getpriority 140 141;
        prlimit64 302 261; getrlimit 97 163; setrlimit 160 164; getrusage 98 165; times 100 153""",
    "to have signals": """
        kill 62 129; tgkill 234 131; rt_sigaction 13 134; rt_sigprocmask 14 135; rt_sigreturn 15 139;
        rt_sigsuspend 130 133; rt_sigpending 127 136; rt_sigtimedwait 128 137; sigaltstack 131 132; alarm 37 -;
        setitimer 38 103; getitimer 36 102""",
    "to know the time, chance, and itself": """
        clock_gettime 228 113; clock_getres 229 114; clock_nanosleep 230 115; nanosleep 35 101; gettimeofday 96 169;
        time 201 -; timer_create 222 107; timer_settime 223 110; timer_gettime 224 108; timer_getoverrun 225 109;
        timer_delete 226 111; getrandom 318 278; uname 63 160; sysinfo 99 179; getuid 102 174; geteuid 107 175;
        getgid 104 176; getegid 108 177; getresuid 118 148; getresgid 120 150; getgroups 115 158; capget 125 90""",
}
REFUSED = """
    socket 41 198; connect 42 203; bind 49 200; listen 50 201; chown 92 -; fchown 93 55; lchown 94 -; fchownat 260 54;
    mknod 133 -; mknodat 259 33; truncate 76 45; setpriority 141 140; sched_setaffinity 203 122; setuid 105 146;
    setgid 106 144; setresuid 117 147; setresgid 119 149; chroot 161 51; mount 165 40; umount2 166 39; unshare 272 97;
    setns 308 268; ptrace 101 117; memfd_create 319 279; inotify_init1 294 26"""
"""Only so that the student reads "operation not permitted": any other call is "not implemented", which programs take
as an old kernel's answer and do without."""
PRETENDED = """
    chmod 90 -; fchmod 91 52; fchmodat 268 53; utimensat 280 88; futimesat 261 -; utimes 235 -; utime 132 -"""
"""Not done, and answered as if they were. Landlock lets them reach every file of the user's, and copying needs them."""

UNCOUNTED = "memfd_create 319 279; memfd_secret 447 447; shmget 29 194; semget 64 190; msgget 68 186"
"""They make memory that belongs to no process, so that whoever watches processes does not see it."""

ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}  # the kernel's name, and our column


def architecture() -> tuple[int, int]:
    """This machine's. OSError when the table has no numbers for it."""
    if platform.machine() not in ARCHITECTURES:
        raise OSError(f"no list of system calls for {platform.machine()}")
    return ARCHITECTURES[platform.machine()]


def numbers(text: str, column: int) -> dict[str, int]:
    """The calls that `text` lists, by name."""
    rows = [row.split() for row in text.split(";")]
    return {name: int(columns[column]) for name, *columns in rows if columns[column] != "-"}
