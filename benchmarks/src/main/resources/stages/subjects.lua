-- Each request is of the next of 1,000 subjects, so that a share of them is a share of the requests.
local requests = {}
local last = 0

function init(args)
  for i = 1, 1000 do
    requests[i] = wrk.format("GET", nil, { ["Accept"] = "application/json", ["Cookie"] = "subject=" .. i })
  end
end

function request()
  last = last % 1000 + 1
  return requests[last]
end
