package main

import (
	"time"

	zmq "github.com/pebbe/zmq4"
	"zmqspec.invalid/driver"
)

// option is an option of Things, sockets or contexts, by pebbe's functions; either may be missing.
type option[Thing any] struct {
	set func(Thing, driver.Value) error
	get func(Thing) (any, error)
}

// The API takes Go types: a number for a text, say, cannot even be written down.
var errWrongType = driver.Failure{Code: "EINVAL", Message: "the API does not take such a value"}

func setNumber[Thing any, N int | int64 | uint64](set func(Thing, N) error) func(Thing, driver.Value) error {
	return func(thing Thing, value driver.Value) error {
		if value.Number == nil {
			return errWrongType
		}
		return set(thing, N(*value.Number))
	}
}

func setFlag[Thing any](set func(Thing, bool) error) func(Thing, driver.Value) error {
	return func(thing Thing, value driver.Value) error {
		if value.Number == nil || *value.Number != 0 && *value.Number != 1 {
			return errWrongType
		}
		return set(thing, *value.Number == 1)
	}
}

func setText(set func(*zmq.Socket, string) error) func(*zmq.Socket, driver.Value) error {
	return func(socket *zmq.Socket, value driver.Value) error {
		if value.Number != nil {
			return errWrongType
		}
		return set(socket, string(value.Octets))
	}
}

func getNumber[Thing any, N ~int | int64 | uint64](get func(Thing) (N, error)) func(Thing) (any, error) {
	return func(thing Thing) (any, error) {
		number, err := get(thing)
		return int64(number), err
	}
}

func getFlag[Thing any](get func(Thing) (bool, error)) func(Thing) (any, error) {
	return func(thing Thing) (any, error) {
		flag, err := get(thing)
		if flag {
			return int64(1), err
		}
		return int64(0), err
	}
}

func getText(get func(*zmq.Socket) (string, error)) func(*zmq.Socket) (any, error) {
	return func(socket *zmq.Socket) (any, error) {
		text, err := get(socket)
		return []byte(text), err
	}
}

type (
	ofSocket  = option[*zmq.Socket]
	ofContext = option[*zmq.Context]
)

func number(set func(*zmq.Socket, int) error, get func(*zmq.Socket) (int, error)) ofSocket {
	return ofSocket{setNumber(set), getNumber(get)}
}

// interval is a time in milliseconds; -1 is a value of its own.
func interval(set func(*zmq.Socket, time.Duration) error, get func(*zmq.Socket) (time.Duration, error)) ofSocket {
	made := ofSocket{set: setNumber(func(socket *zmq.Socket, ms int64) error {
		return set(socket, time.Duration(ms)*time.Millisecond)
	})}
	if get != nil {
		made.get = func(socket *zmq.Socket) (any, error) {
			value, err := get(socket)
			if value < 0 {
				return int64(-1), err
			}
			return value.Milliseconds(), err
		}
	}
	return made
}

func text(set func(*zmq.Socket, string) error, get func(*zmq.Socket) (string, error)) ofSocket {
	return ofSocket{setText(set), getText(get)}
}

func flagged(set func(*zmq.Socket, bool) error, get func(*zmq.Socket) (bool, error)) ofSocket {
	return ofSocket{setFlag(set), getFlag(get)}
}

var contextOptions = map[string]ofContext{
	"BLOCKY":              {setFlag((*zmq.Context).SetBlocky), getFlag((*zmq.Context).GetBlocky)},
	"IO_THREADS":          {setNumber((*zmq.Context).SetIoThreads), getNumber((*zmq.Context).GetIoThreads)},
	"IPV6":                {setFlag((*zmq.Context).SetIpv6), getFlag((*zmq.Context).GetIpv6)},
	"MAX_MSGSZ":           {setNumber((*zmq.Context).SetMaxMsgsz), getNumber((*zmq.Context).GetMaxMsgsz)},
	"MAX_SOCKETS":         {setNumber((*zmq.Context).SetMaxSockets), getNumber((*zmq.Context).GetMaxSockets)},
	"THREAD_PRIORITY":     {set: setNumber((*zmq.Context).SetThreadPriority)},
	"THREAD_SCHED_POLICY": {set: setNumber((*zmq.Context).SetThreadSchedPolicy)},
}

var socketOptions = map[string]ofSocket{
	"AFFINITY":           {setNumber((*zmq.Socket).SetAffinity), getNumber((*zmq.Socket).GetAffinity)},
	"BACKLOG":            number((*zmq.Socket).SetBacklog, (*zmq.Socket).GetBacklog),
	"CONFLATE":           {set: setFlag((*zmq.Socket).SetConflate)},
	"CONNECT_ROUTING_ID": {set: setText((*zmq.Socket).SetConnectRid)},
	"CONNECT_TIMEOUT":    interval((*zmq.Socket).SetConnectTimeout, (*zmq.Socket).GetConnectTimeout),
	"EVENTS":             {get: getNumber((*zmq.Socket).GetEvents)},
	"FD":                 {get: getNumber((*zmq.Socket).GetFd)},
	"HANDSHAKE_IVL":      interval((*zmq.Socket).SetHandshakeIvl, (*zmq.Socket).GetHandshakeIvl),
	"HEARTBEAT_IVL":      interval((*zmq.Socket).SetHeartbeatIvl, nil),
	"HEARTBEAT_TIMEOUT":  interval((*zmq.Socket).SetHeartbeatTimeout, nil),
	"HEARTBEAT_TTL":      interval((*zmq.Socket).SetHeartbeatTtl, nil),
	"IMMEDIATE":          flagged((*zmq.Socket).SetImmediate, (*zmq.Socket).GetImmediate),
	"INVERT_MATCHING":    number((*zmq.Socket).SetInvertMatching, (*zmq.Socket).GetInvertMatching),
	"IPV6":               flagged((*zmq.Socket).SetIpv6, (*zmq.Socket).GetIpv6),
	"LAST_ENDPOINT":      {get: getText((*zmq.Socket).GetLastEndpoint)},
	"LINGER":             interval((*zmq.Socket).SetLinger, (*zmq.Socket).GetLinger),
	"MAXMSGSIZE":         {setNumber((*zmq.Socket).SetMaxmsgsize), getNumber((*zmq.Socket).GetMaxmsgsize)},
	"MECHANISM":          {get: getNumber((*zmq.Socket).GetMechanism)},
	"MULTICAST_HOPS":     number((*zmq.Socket).SetMulticastHops, (*zmq.Socket).GetMulticastHops),
	"MULTICAST_MAXTPDU":  number((*zmq.Socket).SetMulticastMaxtpdu, (*zmq.Socket).GetMulticastMaxtpdu),
	"PLAIN_PASSWORD":     text((*zmq.Socket).SetPlainPassword, (*zmq.Socket).GetPlainPassword),
	"PLAIN_SERVER":       number((*zmq.Socket).SetPlainServer, (*zmq.Socket).GetPlainServer),
	"PLAIN_USERNAME":     text((*zmq.Socket).SetPlainUsername, (*zmq.Socket).GetPlainUsername),
	"PROBE_ROUTER":       {set: setNumber((*zmq.Socket).SetProbeRouter)},
	"RATE":               number((*zmq.Socket).SetRate, (*zmq.Socket).GetRate),
	"RCVBUF":             number((*zmq.Socket).SetRcvbuf, (*zmq.Socket).GetRcvbuf),
	"RCVHWM":             number((*zmq.Socket).SetRcvhwm, (*zmq.Socket).GetRcvhwm),
	"RCVMORE":            {get: getFlag((*zmq.Socket).GetRcvmore)},
	"RCVTIMEO":           interval((*zmq.Socket).SetRcvtimeo, (*zmq.Socket).GetRcvtimeo),
	"RECONNECT_IVL":      interval((*zmq.Socket).SetReconnectIvl, (*zmq.Socket).GetReconnectIvl),
	"RECONNECT_IVL_MAX":  interval((*zmq.Socket).SetReconnectIvlMax, (*zmq.Socket).GetReconnectIvlMax),
	"RECOVERY_IVL":       interval((*zmq.Socket).SetRecoveryIvl, (*zmq.Socket).GetRecoveryIvl),
	"REQ_CORRELATE":      {set: setNumber((*zmq.Socket).SetReqCorrelate)},
	"REQ_RELAXED":        {set: setNumber((*zmq.Socket).SetReqRelaxed)},
	"ROUTER_HANDOVER":    {set: setFlag((*zmq.Socket).SetRouterHandover)},
	"ROUTER_MANDATORY":   {set: setNumber((*zmq.Socket).SetRouterMandatory)},
	"ROUTER_RAW":         {set: setNumber((*zmq.Socket).SetRouterRaw)},
	"ROUTING_ID":         text((*zmq.Socket).SetIdentity, (*zmq.Socket).GetIdentity),
	"SNDBUF":             number((*zmq.Socket).SetSndbuf, (*zmq.Socket).GetSndbuf),
	"SNDHWM":             number((*zmq.Socket).SetSndhwm, (*zmq.Socket).GetSndhwm),
	"SNDTIMEO":           interval((*zmq.Socket).SetSndtimeo, (*zmq.Socket).GetSndtimeo),
	"SOCKS_PROXY":        text((*zmq.Socket).SetSocksProxy, (*zmq.Socket).GetSocksProxy),
	"STREAM_NOTIFY":      {set: setNumber((*zmq.Socket).SetStreamNotify)},
	"SUBSCRIBE":          {set: setText((*zmq.Socket).SetSubscribe)},
	"TCP_ACCEPT_FILTER":  {set: setText((*zmq.Socket).SetTcpAcceptFilter)},
	"TCP_KEEPALIVE":      number((*zmq.Socket).SetTcpKeepalive, (*zmq.Socket).GetTcpKeepalive),
	"TCP_KEEPALIVE_CNT":  number((*zmq.Socket).SetTcpKeepaliveCnt, (*zmq.Socket).GetTcpKeepaliveCnt),
	"TCP_KEEPALIVE_IDLE": number((*zmq.Socket).SetTcpKeepaliveIdle, (*zmq.Socket).GetTcpKeepaliveIdle),
	"TCP_KEEPALIVE_INTVL": number((*zmq.Socket).SetTcpKeepaliveIntvl,
		(*zmq.Socket).GetTcpKeepaliveIntvl),
	"TCP_MAXRT":        interval((*zmq.Socket).SetTcpMaxrt, (*zmq.Socket).GetTcpMaxrt),
	"THREAD_SAFE":      {get: getFlag((*zmq.Socket).GetThreadSafe)},
	"TOS":              number((*zmq.Socket).SetTos, (*zmq.Socket).GetTos),
	"TYPE":             {get: getNumber((*zmq.Socket).GetType)},
	"UNSUBSCRIBE":      {set: setText((*zmq.Socket).SetUnsubscribe)},
	"USE_FD":           number((*zmq.Socket).SetUseFd, (*zmq.Socket).Getusefd),
	"XPUB_MANUAL":      {set: setNumber((*zmq.Socket).SetXpubManual)},
	"XPUB_NODROP":      {set: setFlag((*zmq.Socket).SetXpubNodrop)},
	"XPUB_VERBOSE":     {set: setNumber((*zmq.Socket).SetXpubVerbose)},
	"XPUB_VERBOSER":    {set: setNumber((*zmq.Socket).SetXpubVerboser)},
	"XPUB_WELCOME_MSG": {set: setText((*zmq.Socket).SetXpubWelcomeMsg)},
	"ZAP_DOMAIN":       text((*zmq.Socket).SetZapDomain, (*zmq.Socket).GetZapDomain),
}

var curveOptions = map[string]ofSocket{
	"CURVE_PUBLICKEY": text((*zmq.Socket).SetCurvePublickey, (*zmq.Socket).GetCurvePublickeykeyZ85),
	"CURVE_SECRETKEY": text((*zmq.Socket).SetCurveSecretkey, (*zmq.Socket).GetCurveSecretkeyZ85),
	"CURVE_SERVER":    {set: setNumber((*zmq.Socket).SetCurveServer)},
	"CURVE_SERVERKEY": text((*zmq.Socket).SetCurveServerkey, (*zmq.Socket).GetCurveServerkeyZ85),
}

var gssapiOptions = map[string]ofSocket{
	"GSSAPI_PLAINTEXT": flagged((*zmq.Socket).SetGssapiPlaintext, (*zmq.Socket).GetGssapiPlaintext),
	"GSSAPI_PRINCIPAL": text((*zmq.Socket).SetGssapiPrincipal, (*zmq.Socket).GetGssapiPrincipal),
	"GSSAPI_SERVER":    flagged((*zmq.Socket).SetGssapiServer, (*zmq.Socket).GetGssapiServer),
	"GSSAPI_SERVICE_PRINCIPAL": text((*zmq.Socket).SetGssapiServicePrincipal,
		(*zmq.Socket).GetGssapiServicePrincipal),
}

// accessTo tells of each option whether it can be read and written.
func accessTo[Thing any](options map[string]option[Thing]) map[string]string {
	access := map[string]string{}
	for name, option := range options {
		if option.get != nil {
			access[name] += "r"
		}
		if option.set != nil {
			access[name] += "w"
		}
	}
	return access
}
